/** Tests of the figures, and the plain computation they are held against. */
@NullMarked
package io.tradefold.api.performance;

import org.jspecify.annotations.NullMarked;
