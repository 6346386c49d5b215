/**
 * What every query shares: reading stored views by key, waiting for one's own writes, and what the
 * headers of an answer say about how fresh it is.
 */
@NullMarked
package io.tradefold.query;

import org.jspecify.annotations.NullMarked;
