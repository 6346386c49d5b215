@NullMarked
package io.tradefold.projection.audit;

import org.jspecify.annotations.NullMarked;
