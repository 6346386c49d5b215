/** Folds of trading accounts, given events alone. */
@NullMarked
package io.tradefold.projection.trading;

import org.jspecify.annotations.NullMarked;
