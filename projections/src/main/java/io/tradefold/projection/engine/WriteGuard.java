package io.tradefold.projection.engine;

/**
 * Whether writes are guarded against an owner that has lost its segment without knowing: they name
 * the version they rest on. Right wherever another process could own the documents, and so the
 * default.
 *
 * <p>The store that is embedded in this very process does without: nobody else can reach it.
 */
public record WriteGuard(boolean on) {

  /** Who owns the store alone goes on at once with what it had claimed before it was killed. */
  public static final String ONLY_OWNER = "the-only-process";

  public static final WriteGuard ON = new WriteGuard(true);
  public static final WriteGuard OFF = new WriteGuard(false);
}
