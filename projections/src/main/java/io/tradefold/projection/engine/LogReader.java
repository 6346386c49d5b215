package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of the log from its beginning to its end. The next page is read and deserialised
 * while the last one is being worked on.
 */
public final class LogReader {

  private final EventLog log;

  public LogReader(EventLog log) {
    this.log = log;
  }

  /** Events as they come out of the log, and whether they are the last ones. */
  private record Stretch(List<Recorded<Event>> events, boolean last) {}

  /**
   * Hands over every event of the stretch, page by page.
   *
   * @param communityId whose; null for everybody's
   * @param consumer may throw to end the reading
   */
  public void read(
      @Nullable CommunityId communityId,
      long after,
      long upTo,
      Consumer<List<Recorded<Event>>> consumer) {
    CompletableFuture<Stretch> coming = coming(communityId, after, upTo);
    while (true) {
      Stretch stretch = coming.join();
      if (!stretch.last()) {
        coming = coming(communityId, stretch.events().getLast().position(), upTo);
      }
      if (!stretch.events().isEmpty()) {
        consumer.accept(stretch.events());
      }
      if (stretch.last()) {
        return;
      }
    }
  }

  private CompletableFuture<Stretch> coming(
      @Nullable CommunityId communityId, long after, long upTo) {
    CompletableFuture<Stretch> coming = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("reading-the-log")
        .start(() -> complete(coming, communityId, after, upTo));
    return coming;
  }

  // Whatever goes wrong is thrown where the page is waited for.
  private void complete(
      CompletableFuture<Stretch> coming, @Nullable CommunityId communityId, long after, long upTo) {
    try {
      EventLog.Page page = log.page(communityId, after, upTo);
      coming.complete(new Stretch(page.recorded(), page.last()));
    } catch (RuntimeException failure) {
      coming.completeExceptionally(failure);
    }
  }
}
