/** The command line: one command per class, put together here. */
@NullMarked
package ro.storno.cli;

import org.jspecify.annotations.NullMarked;
