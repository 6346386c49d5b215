package io.tradefold.server.cli;

import io.tradefold.projection.audit.VerificationView;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running server verifies.
 *
 * @param server of an operator
 */
record RunningVerifier(OperatorClient server) implements Verifier {

  private static final String PLACE = "/api/audit/verifications";

  @Override
  public VerificationView start(@Nullable String communityId)
      throws IOException, InterruptedException {
    Map<String, String> body = communityId == null ? Map.of() : Map.of("communityId", communityId);
    return server.post(PLACE, body, VerificationView.class);
  }

  @Override
  public VerificationView get(String verificationId) throws IOException, InterruptedException {
    return server.get(PLACE + "/" + verificationId, VerificationView.class);
  }

  @Override
  public void close() {
    // The server goes on.
  }
}
