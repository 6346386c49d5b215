/** Folds of trading accounts: accounts, trades and imports as their trader sees them. */
@NullMarked
package io.tradefold.projection.trading;

import org.jspecify.annotations.NullMarked;
