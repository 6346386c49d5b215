package io.tradefold.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.community.CommunityId;
import io.tradefold.command.Input;
import org.jspecify.annotations.Nullable;

/**
 * @param communityId the only community to verify; left out for all
 */
@Schema(example = "{\"communityId\": \"acme\"}")
record VerificationBody(@Nullable CommunityId communityId) implements Input {}
