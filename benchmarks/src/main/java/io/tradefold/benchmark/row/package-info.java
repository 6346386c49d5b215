/** The rows of the table, one class each. */
@NullMarked
package io.tradefold.benchmark.row;

import org.jspecify.annotations.NullMarked;
