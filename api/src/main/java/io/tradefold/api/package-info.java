/** What every message and view shares: events and their published names, view keys, refusals. */
@NullMarked
package io.tradefold.api;

import org.jspecify.annotations.NullMarked;
