/** Who is calling. */
@NullMarked
package io.tradefold.api.identity;

import org.jspecify.annotations.NullMarked;
