/** What the command sides of all features share: sending, repeating, reading input. */
@NullMarked
package io.tradefold.command;

import org.jspecify.annotations.NullMarked;
