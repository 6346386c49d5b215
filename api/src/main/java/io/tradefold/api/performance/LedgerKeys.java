package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.trading.LedgerId;

/** Ids of documents that hold a part of a ledger: the ledger, a bar, the part. No id has a bar. */
final class LedgerKeys {

  private static final char BAR = '|';

  private LedgerKeys() {}

  static String join(LedgerId ledgerId, Object part) {
    return ledgerId.value() + BAR + part;
  }

  static LedgerId ledgerOf(ViewKey key) {
    int bar = key.id().indexOf(BAR);
    return LedgerId.parse(bar < 0 ? key.id() : key.id().substring(0, bar));
  }

  static String restOf(ViewKey key) {
    return key.id().substring(key.id().indexOf(BAR) + 1);
  }
}
