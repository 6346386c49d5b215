package io.tradefold.server.audit;

import io.tradefold.projection.audit.BlockedView;
import org.jspecify.annotations.Nullable;

/**
 * What came of a retry.
 *
 * @param mended whether the document contains everything again
 * @param blocked how it is blocked still; null when it is mended
 */
record RetryView(boolean mended, @Nullable BlockedView blocked) {}
