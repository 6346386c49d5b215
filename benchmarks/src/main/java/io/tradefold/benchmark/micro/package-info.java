/** Folds and sums by themselves, with JMH. */
@NullMarked
package io.tradefold.benchmark.micro;

import org.jspecify.annotations.NullMarked;
