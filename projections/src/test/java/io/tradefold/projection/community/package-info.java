/** Folds of the community, given events alone. */
@NullMarked
package io.tradefold.projection.community;

import org.jspecify.annotations.NullMarked;
