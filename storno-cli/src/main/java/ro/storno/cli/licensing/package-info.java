/** The licence of the installation on the command line. */
@NullMarked
package ro.storno.cli.licensing;

import org.jspecify.annotations.NullMarked;
