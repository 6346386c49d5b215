/** Servers as processes of their own: one with everything, or several that share the work. */
@NullMarked
package io.tradefold.server.processes;

import org.jspecify.annotations.NullMarked;
