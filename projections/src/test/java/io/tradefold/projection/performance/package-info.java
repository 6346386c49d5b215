/** Tests of the folds and totals of ledgers. */
@NullMarked
package io.tradefold.projection.performance;

import org.jspecify.annotations.NullMarked;
