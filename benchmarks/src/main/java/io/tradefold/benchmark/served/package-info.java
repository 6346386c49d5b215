/** What runs inside the measured server beside the product: the peers it is compared with. */
@NullMarked
package io.tradefold.benchmark.served;

import org.jspecify.annotations.NullMarked;
