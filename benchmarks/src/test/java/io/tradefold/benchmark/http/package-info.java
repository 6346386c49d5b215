/** Tests. */
@NullMarked
package io.tradefold.benchmark.http;

import org.jspecify.annotations.NullMarked;
