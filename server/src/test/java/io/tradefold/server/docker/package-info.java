/** What is said in the folder docker, held against what the server knows. */
@NullMarked
package io.tradefold.server.docker;

import org.jspecify.annotations.NullMarked;
