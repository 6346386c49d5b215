/**
 * Which part of Tradefold a process is: commands, projections, queries, or all of them, and which
 * log it has. A process has only what its roles need.
 */
@NullMarked
package io.tradefold.server.roles;

import org.jspecify.annotations.NullMarked;
