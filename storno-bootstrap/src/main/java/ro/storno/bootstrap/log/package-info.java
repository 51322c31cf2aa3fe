/** Where the log goes and what a line of it looks like. */
@NullMarked
package ro.storno.bootstrap.log;

import org.jspecify.annotations.NullMarked;
