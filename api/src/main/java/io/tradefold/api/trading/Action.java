package io.tradefold.api.trading;

/** What an execution did in the market. */
public enum Action {
  BUY,
  SELL;

  public Action opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** The side of a trade that an execution of this kind opens from flat. */
  public Side opens() {
    return this == BUY ? Side.LONG : Side.SHORT;
  }
}
