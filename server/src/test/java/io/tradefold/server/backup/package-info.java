@NullMarked
package io.tradefold.server.backup;

import org.jspecify.annotations.NullMarked;
