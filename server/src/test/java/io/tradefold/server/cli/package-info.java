@NullMarked
package io.tradefold.server.cli;

import org.jspecify.annotations.NullMarked;
