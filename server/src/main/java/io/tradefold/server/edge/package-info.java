/** The edge of HTTP: who is calling, how much may be sent, repeated requests, problem documents. */
@NullMarked
package io.tradefold.server.edge;

import org.jspecify.annotations.NullMarked;
