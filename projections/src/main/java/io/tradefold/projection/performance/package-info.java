/** Folds ledgers by day and totals them by month, for all time and into overviews. */
@NullMarked
package io.tradefold.projection.performance;

import org.jspecify.annotations.NullMarked;
