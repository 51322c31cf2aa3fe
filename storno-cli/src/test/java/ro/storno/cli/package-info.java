/** Tests of the command line. */
@NullMarked
package ro.storno.cli;

import org.jspecify.annotations.NullMarked;
