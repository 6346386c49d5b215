package io.tradefold.projection.audit;

/** How a {@link Job} stands. */
public enum JobState {
  RUNNING,
  /** A verification has found no difference. */
  EQUAL,
  /** A verification has found at least one difference. */
  DIFFERENT,
  /** A rebuild serves; what served before is kept up to date beside it. */
  SWITCHED,
  /** What served before a rebuild serves again; the rebuilt generation is kept up to date. */
  ROLLED_BACK,
  /** The generation that did not serve any more after a rebuild has been dropped. */
  DROPPED,
  CANCELLED,
  /** It could not be done; the error says why. */
  FAILED
}
