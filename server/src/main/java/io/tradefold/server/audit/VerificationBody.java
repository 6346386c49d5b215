package io.tradefold.server.audit;

import io.tradefold.api.community.CommunityId;
import io.tradefold.command.Input;
import org.jspecify.annotations.Nullable;

/**
 * @param communityId the only community to verify; left out for all
 */
record VerificationBody(@Nullable CommunityId communityId) implements Input {}
