/** Tests. */
@NullMarked
package io.tradefold.benchmark.run;

import org.jspecify.annotations.NullMarked;
