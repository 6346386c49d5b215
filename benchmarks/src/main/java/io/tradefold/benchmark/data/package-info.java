/** Histories that are measured on. */
@NullMarked
package io.tradefold.benchmark.data;

import org.jspecify.annotations.NullMarked;
