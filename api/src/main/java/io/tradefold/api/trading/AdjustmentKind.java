package io.tradefold.api.trading;

/** Why money came or went that is neither a trade nor a flow. */
public enum AdjustmentKind {
  DIVIDEND,
  INTEREST,
  FUNDING,
  FEE
}
