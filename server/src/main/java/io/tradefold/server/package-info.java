/** The one executable: starts the modules, the embedded stores, the event log and the edge. */
@NullMarked
package io.tradefold.server;

import org.jspecify.annotations.NullMarked;
