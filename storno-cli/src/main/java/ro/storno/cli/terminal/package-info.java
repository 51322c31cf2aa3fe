/** How the command line speaks: streams, colour, exit codes, failures in one line. */
@NullMarked
package ro.storno.cli.terminal;

import org.jspecify.annotations.NullMarked;
