@NullMarked
package io.tradefold.command;

import org.jspecify.annotations.NullMarked;
