/** What a run is told, and what a row of the table has to do. */
@NullMarked
package io.tradefold.benchmark.run;

import org.jspecify.annotations.NullMarked;
