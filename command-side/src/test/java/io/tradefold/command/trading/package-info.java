@NullMarked
package io.tradefold.command.trading;

import org.jspecify.annotations.NullMarked;
