package io.tradefold.query.performance;

import io.tradefold.api.Answer;
import io.tradefold.api.ViewKey;
import io.tradefold.api.performance.BreakdownAnswer;
import io.tradefold.api.performance.BreakdownCalculation;
import io.tradefold.api.performance.Documents;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.PerformanceAnswer;
import io.tradefold.api.performance.PerformanceCalculation;
import io.tradefold.api.performance.PerformanceQuery;
import io.tradefold.api.performance.TornRead;
import io.tradefold.query.NotYet;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers for figures: the stored overview, and calculations over a handful of documents. */
@Component
final class PerformanceQueries {

  private static final int TRIES = 50;
  private static final long PAUSE_NANOS = 2_000_000;

  private final StoredViews views;

  PerformanceQueries(StoredViews views) {
    this.views = views;
  }

  @QueryHandler
  Answer<Overview> handle(PerformanceQuery.OverviewOf query) {
    ViewKey key = Overview.key(query.ledgerId());
    return views
        .hot(Views.OVERVIEW, key.id(), Overview.slot(key))
        .map(stored -> new Answer<>(stored.view(), stored.blockedAt()))
        .orElseGet(Answer::nothing);
  }

  @QueryHandler
  Answer<PerformanceAnswer> handle(PerformanceQuery.PerformanceOf query) {
    PerformanceCalculation calculation = query.calculation();
    return calculated(calculation::needs, calculation::answer);
  }

  @QueryHandler
  Answer<BreakdownAnswer> handle(PerformanceQuery.BreakdownOf query) {
    BreakdownCalculation calculation = query.calculation();
    return calculated(calculation::needs, calculation::answer);
  }

  /** Reads and calculates, again when a projection wrote in between. */
  private <V> Answer<V> calculated(
      Function<Documents, Set<ViewKey>> needs, Function<Documents, V> answer) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Gathering gathering = new Gathering(views);
      try {
        V found = answer.apply(Documents.gather(needs, gathering::find));
        return new Answer<>(found, gathering.blockedAt);
      } catch (TornRead _) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw NotYet.stillChanging();
  }

  /** Reads documents, and remembers whether any misses events. */
  private static final class Gathering {

    private final StoredViews views;
    private @Nullable Instant blockedAt;

    Gathering(StoredViews views) {
      this.views = views;
    }

    Map<ViewKey, Object> find(Set<ViewKey> keys) {
      Map<ViewKey, Object> found = new HashMap<>();
      views.find(Views.LEDGERS, keys).forEach((key, stored) -> found.put(key, noted(stored)));
      return found;
    }

    private Object noted(Stored<?> stored) {
      Instant at = stored.blockedAt();
      if (at != null && (blockedAt == null || at.isBefore(blockedAt))) {
        blockedAt = at;
      }
      return stored.view();
    }
  }
}
