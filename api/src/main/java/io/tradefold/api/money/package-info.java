/** Exact decimals: amounts, prices, quantities, factors and currencies. */
@NullMarked
package io.tradefold.api.money;

import org.jspecify.annotations.NullMarked;
