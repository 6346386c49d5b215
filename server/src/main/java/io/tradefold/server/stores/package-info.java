/** The data folder, and the stores of the read models that run inside the process. */
@NullMarked
package io.tradefold.server.stores;

import org.jspecify.annotations.NullMarked;
