/** Accounts, trades, imports and live changes, as their trader reads them. */
@NullMarked
package io.tradefold.query.trading;

import org.jspecify.annotations.NullMarked;
