package io.tradefold.command;

import io.tradefold.api.community.CommunityId;

/**
 * How an aggregate answers: the outcome, and the community whose part of the log it stands in.
 *
 * @param repeated whether the command had been answered before, and so had no effect now
 */
public record Reply(CommunityId communityId, Outcome outcome, boolean repeated) {}
