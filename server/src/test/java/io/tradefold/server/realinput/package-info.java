/** Real input against plain computations. */
@NullMarked
package io.tradefold.server.realinput;

import org.jspecify.annotations.NullMarked;
