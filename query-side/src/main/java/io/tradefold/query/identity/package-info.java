/** Who the caller is. */
@NullMarked
package io.tradefold.query.identity;

import org.jspecify.annotations.NullMarked;
