package io.tradefold.command.community;

import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.command.AggregateStreams;
import java.util.Iterator;
import java.util.stream.Stream;

/** Communities folded from their own events, so that one just registered is there. */
final class StreamedCommunities implements Communities {

  private final AggregateStreams streams;

  StreamedCommunities(AggregateStreams streams) {
    this.streams = streams;
  }

  @Override
  public CommunityState get(CommunityId id) {
    CommunityState state = CommunityState.NONE;
    try (Stream<CommunityEvent> events = events(id)) {
      for (Iterator<CommunityEvent> each = events.iterator(); each.hasNext(); ) {
        state = state.evolve(each.next());
      }
    }
    if (!state.exists()) {
      throw new NotFound("no community " + id);
    }
    return state;
  }

  private Stream<CommunityEvent> events(CommunityId id) {
    return streams
        .from(CommunityCommand.aggregateId(id), 0)
        .map(event -> (CommunityEvent) event.getPayload());
  }
}
