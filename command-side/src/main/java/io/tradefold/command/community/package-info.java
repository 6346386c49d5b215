/** Communities: deciding and their REST commands. */
@NullMarked
package io.tradefold.command.community;

import org.jspecify.annotations.NullMarked;
