/** The overview, performance figures and breakdowns of a ledger. */
@NullMarked
package io.tradefold.query.performance;

import org.jspecify.annotations.NullMarked;
