/** Tests of the transitions of trades. */
@NullMarked
package io.tradefold.api.trading;

import org.jspecify.annotations.NullMarked;
