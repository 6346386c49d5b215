/**
 * The projection engine: turns batches of the log into documents of MongoDB and keys of Redis by
 * applying pure folds and totals.
 */
@NullMarked
package io.tradefold.projection.engine;

import org.jspecify.annotations.NullMarked;
