package io.tradefold.server.cli;

import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.audit.VerificationView;
import io.tradefold.projection.audit.Verifications;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * This process verifies what lies in a data folder.
 *
 * @param system with its stores open
 */
record VerifierAtRest(ConfigurableApplicationContext system) implements Verifier {

  private static final String WHO = "command line";

  static VerifierAtRest of(Path root) {
    return new VerifierAtRest(
        new SpringApplicationBuilder(SystemAtRest.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run(
                "--tradefold.data=" + root,
                // The folder's own log is meant, whatever log servers are told to have.
                "--tradefold.event-log=embedded",
                "--logging.level.io.tradefold=WARN"));
  }

  @Override
  public VerificationView start(@Nullable String communityId) {
    return verifications().start(WHO, communityId == null ? null : new CommunityId(communityId));
  }

  @Override
  public VerificationView get(String verificationId) {
    return verifications().get(verificationId);
  }

  private Verifications verifications() {
    return system.getBean(Verifications.class);
  }

  @Override
  public void close() {
    system.close();
  }
}
