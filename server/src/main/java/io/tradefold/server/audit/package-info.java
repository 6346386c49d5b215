/** The tools of operators and auditors over HTTP. */
@NullMarked
package io.tradefold.server.audit;

import org.jspecify.annotations.NullMarked;
