/** Trading accounts: deciding, matching, importing, and their REST commands. */
@NullMarked
package io.tradefold.command.trading;

import org.jspecify.annotations.NullMarked;
