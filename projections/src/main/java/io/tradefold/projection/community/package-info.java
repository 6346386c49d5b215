/** Folds of the community itself. */
@NullMarked
package io.tradefold.projection.community;

import org.jspecify.annotations.NullMarked;
