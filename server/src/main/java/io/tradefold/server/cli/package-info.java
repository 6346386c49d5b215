/**
 * The commands of the executable jar beside running the server. A new one is a {@link
 * io.tradefold.server.cli.CliCommand}, named in {@link io.tradefold.server.cli.CommandLine}.
 */
@NullMarked
package io.tradefold.server.cli;

import org.jspecify.annotations.NullMarked;
