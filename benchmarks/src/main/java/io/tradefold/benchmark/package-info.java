/** Measures what CONTRACT.md promises of speed; nothing here is part of the product. */
@NullMarked
package io.tradefold.benchmark;

import org.jspecify.annotations.NullMarked;
