/** Tests of the command line. */
@NullMarked
package ro.storno.cli.seed;

import org.jspecify.annotations.NullMarked;
