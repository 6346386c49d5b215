/** Commands and queries between processes, through an Axon Server. */
@NullMarked
package io.tradefold.server.messaging;

import org.jspecify.annotations.NullMarked;
