/**
 * Plausible people and trades for a first look, made by a seeded generator through the ordinary
 * commands.
 */
@NullMarked
package io.tradefold.server.demo;

import org.jspecify.annotations.NullMarked;
