package io.tradefold.api.trading;

/** The direction of a trade. */
public enum Side {
  LONG,
  SHORT;

  /** What an execution does that opens or increases a trade of this side. */
  public Action entry() {
    return this == LONG ? Action.BUY : Action.SELL;
  }

  /** What an execution does that reduces or closes a trade of this side. */
  public Action exit() {
    return entry().opposite();
  }
}
