package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.api.community.CommunityId;
import io.tradefold.server.log.Log;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.PageRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A log in an Axon Server. A page is read up to the head at most.
 *
 * <p>The engine is asked for late: it needs Axon's configuration, which needs the projections.
 */
final class StreamedLog implements Log {

  /** A shorter stretch is read as quickly as the index is asked. */
  private static final int WORTH_AN_INDEX = 2 * Block.SIZE;

  private static final int BLOCKS_AT_ONCE = 64;

  private final EventServer server;
  private final ObjectProvider<AxonServerEngine> engine;
  private final Serializer serializer;
  private final ObjectProvider<CommunityIndex> index;

  /**
   * @param index where there is one: a process that does not fold reads nobody's events apart
   */
  StreamedLog(
      EventServer server,
      ObjectProvider<AxonServerEngine> engine,
      Serializer serializer,
      ObjectProvider<CommunityIndex> index) {
    this.server = server;
    this.engine = engine;
    this.serializer = serializer;
    this.index = index;
  }

  /** A question to the server. */
  @Override
  public long index() {
    return server.head();
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Page page(@Nullable CommunityId communityId, long after, long upTo) {
    long end = Math.min(upTo, index());
    PageRoom room = new PageRoom();
    List<EventWithToken> events = new ArrayList<>();
    Predicate<EventWithToken> taking =
        event ->
            !isOf(communityId, event)
                || (room.take(StoredEvent.unpackedSize(event.getEvent())) && events.add(event));
    boolean last =
        (communityId == null || end - after < WORTH_AN_INDEX)
            ? server.read(after, end, taking)
            : readBlocks(communityId, after, end, taking);
    return new Page(engine.getObject().messages(events), last);
  }

  private static boolean isOf(@Nullable CommunityId communityId, EventWithToken event) {
    return communityId == null
        || communityId.value().equals(StoredEvent.communityOf(event.getEvent()));
  }

  /** Those in which the index finds the community, and plainly what it does not know of yet. */
  private boolean readBlocks(
      CommunityId communityId, long after, long end, Predicate<EventWithToken> taking) {
    CommunityIndex found = index.getIfAvailable();
    long known = found == null ? after : Math.min(end, found.upTo());
    long position = after;
    while (found != null && position < known) {
      List<Long> blocks =
          found.of(communityId, Block.of(position + 1), Block.of(known), BLOCKS_AT_ONCE);
      for (Block.Stretch stretch : Block.within(position, known, blocks)) {
        if (!server.read(stretch.after(), stretch.upTo(), taking)) {
          return false;
        }
      }
      position = blocks.size() < BLOCKS_AT_ONCE ? known : Block.endOf(blocks.getLast());
    }
    return server.read(Math.max(after, known), end, taking);
  }

  /** The first event by itself. */
  @Override
  public @Nullable Instant recordedBehind(long after, long upTo) {
    List<Instant> recorded = new ArrayList<>();
    server.read(
        after,
        Math.min(upTo, index()),
        event ->
            recorded.isEmpty()
                && recorded.add(Instant.ofEpochMilli(event.getEvent().getTimestamp())));
    return recorded.isEmpty() ? null : recorded.getFirst();
  }

  @Override
  public List<LogRow> rows(long after, long upTo, int limit) {
    List<LogRow> rows = new ArrayList<>();
    server.read(
        after,
        Math.min(upTo, index()),
        event -> rows.size() < limit && rows.add(StoredEvent.row(event, serializer)));
    return rows;
  }

  @Override
  public void ask() {
    server.head();
  }
}
