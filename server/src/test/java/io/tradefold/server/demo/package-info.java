/** The contract over HTTP, against a running server. */
@NullMarked
package io.tradefold.server.demo;

import org.jspecify.annotations.NullMarked;
