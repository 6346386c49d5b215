package io.tradefold.server.cli;

import io.tradefold.projection.audit.VerificationView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who verifies: a running server, or this process. */
interface Verifier extends AutoCloseable {

  /**
   * @param communityId only this one; null for all
   */
  VerificationView start(@Nullable String communityId) throws IOException, InterruptedException;

  VerificationView get(String verificationId) throws IOException, InterruptedException;

  @Override
  void close();
}
