/** Kills the server in the middle of its work and looks at what is left. */
@NullMarked
package ro.storno.bootstrap.crash;

import org.jspecify.annotations.NullMarked;
