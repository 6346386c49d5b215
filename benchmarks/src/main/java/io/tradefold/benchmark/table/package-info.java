/** Measurements and the table they are shown in. */
@NullMarked
package io.tradefold.benchmark.table;

import org.jspecify.annotations.NullMarked;
