@NullMarked
package io.tradefold.api;

import org.jspecify.annotations.NullMarked;
