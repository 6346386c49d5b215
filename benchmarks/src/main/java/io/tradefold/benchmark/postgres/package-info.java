/** A PostgreSQL of our own, the peer of what is aggregated. */
@NullMarked
package io.tradefold.benchmark.postgres;

import org.jspecify.annotations.NullMarked;
