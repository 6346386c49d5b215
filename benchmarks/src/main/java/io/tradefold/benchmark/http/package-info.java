/** A server in a process of its own, and callers that cost as little as possible. */
@NullMarked
package io.tradefold.benchmark.http;

import org.jspecify.annotations.NullMarked;
