package io.tradefold.command;

import io.tradefold.api.community.CommunityId;

/** How an aggregate answers: the outcome, and the community whose part of the log it stands in. */
public record Reply(CommunityId communityId, Outcome outcome) {}
