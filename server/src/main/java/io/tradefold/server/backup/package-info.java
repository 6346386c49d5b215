/**
 * Copies of the log, and a log made of a copy. Everything else Tradefold keeps comes back by
 * folding, so the log is all there is to back up.
 */
@NullMarked
package io.tradefold.server.backup;

import org.jspecify.annotations.NullMarked;
