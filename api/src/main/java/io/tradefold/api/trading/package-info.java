/** Trading accounts: commands, events, executions, lots, trades and their views. */
@NullMarked
package io.tradefold.api.trading;

import org.jspecify.annotations.NullMarked;
