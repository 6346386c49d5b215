/** Tests. */
@NullMarked
package io.tradefold.benchmark.table;

import org.jspecify.annotations.NullMarked;
