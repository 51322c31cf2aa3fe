/** Authorities that are simulated on this machine. */
@NullMarked
package ro.storno.cli.simulator;

import org.jspecify.annotations.NullMarked;
