/** Performance figures: mergeable summaries, the series of days, and the formulas over them. */
@NullMarked
package io.tradefold.api.performance;

import org.jspecify.annotations.NullMarked;
