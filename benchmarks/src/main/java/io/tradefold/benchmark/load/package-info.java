/** A steady load for minutes. */
@NullMarked
package io.tradefold.benchmark.load;

import org.jspecify.annotations.NullMarked;
