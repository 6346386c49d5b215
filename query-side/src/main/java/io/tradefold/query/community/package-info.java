/** Communities, as their members read them. */
@NullMarked
package io.tradefold.query.community;

import org.jspecify.annotations.NullMarked;
