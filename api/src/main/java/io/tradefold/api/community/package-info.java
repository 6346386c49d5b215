/** The tenant: its commands, events and profile. */
@NullMarked
package io.tradefold.api.community;

import org.jspecify.annotations.NullMarked;
