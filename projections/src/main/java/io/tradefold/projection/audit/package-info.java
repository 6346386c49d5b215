/** Proof that what is stored follows from the log, and its renewal from the log. */
@NullMarked
package io.tradefold.projection.audit;

import org.jspecify.annotations.NullMarked;
