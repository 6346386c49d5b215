/** The log in an Axon Server, which several processes share. */
@NullMarked
package io.tradefold.server.log.axonserver;

import org.jspecify.annotations.NullMarked;
