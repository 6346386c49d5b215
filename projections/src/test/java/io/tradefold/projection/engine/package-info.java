/** Shows that what is stored is what follows from the log, whatever goes wrong on the way. */
@NullMarked
package io.tradefold.projection.engine;

import org.jspecify.annotations.NullMarked;
