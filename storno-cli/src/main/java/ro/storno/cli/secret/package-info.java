/** Changing the keys that seal secrets, on the command line. */
@NullMarked
package ro.storno.cli.secret;

import org.jspecify.annotations.NullMarked;
