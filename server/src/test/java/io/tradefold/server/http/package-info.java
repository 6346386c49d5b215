/** The contract over HTTP, against a running server. */
@NullMarked
package io.tradefold.server.http;

import org.jspecify.annotations.NullMarked;
