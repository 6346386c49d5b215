/** Stores for tests: real servers over real sockets, that can go away and come back. */
@NullMarked
package io.tradefold.stores;

import org.jspecify.annotations.NullMarked;
