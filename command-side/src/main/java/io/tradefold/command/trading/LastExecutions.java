package io.tradefold.command.trading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.trading.Symbol;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When each symbol last traded, for at most about a thousand symbols. Of those forgotten it only
 * knows that none traded after a certain instant: at or after that instant anything is in order,
 * before it the history must be asked.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
final class LastExecutions {

  private static final int LIMIT = 1_000;

  /** Forgetting a tenth at once keeps the sorting rare. */
  private static final int SLACK = LIMIT / 10;

  private TreeMap<Symbol, Instant> bySymbol = new TreeMap<>();
  private @Nullable Instant forgottenUntil;

  /** It traded then, and not later. */
  void add(Symbol symbol, Instant at) {
    bySymbol.merge(symbol, at, LastExecutions::later);
  }

  /** It traded then, perhaps later too. */
  void addLate(Symbol symbol, Instant at) {
    if (bySymbol.containsKey(symbol)) {
      add(symbol, at);
    } else {
      forgottenUntil = forgottenUntil == null ? at : later(forgottenUntil, at);
    }
  }

  /** When it last traded is no longer certain: not after what was known. */
  void forget(Symbol symbol) {
    Instant last = bySymbol.remove(symbol);
    if (last != null) {
      forgottenUntil = forgottenUntil == null ? last : later(forgottenUntil, last);
    }
  }

  /** Forgets those that traded longest ago when there are too many. */
  void forgetBeyondLimit() {
    if (bySymbol.size() <= LIMIT + SLACK) {
      return;
    }
    List<Symbol> oldest =
        bySymbol.entrySet().stream()
            .sorted(
                Map.Entry.<Symbol, Instant>comparingByValue()
                    .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
            .limit(bySymbol.size() - LIMIT)
            .map(Map.Entry::getKey)
            .toList();
    oldest.forEach(this::forget);
  }

  /** When it last traded; null when that is not known. */
  @Nullable Instant of(Symbol symbol) {
    return bySymbol.get(symbol);
  }

  /** Whether a symbol not known here may have traded after that instant. */
  boolean mayHaveForgottenAfter(Instant at) {
    return forgottenUntil != null && forgottenUntil.isAfter(at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
