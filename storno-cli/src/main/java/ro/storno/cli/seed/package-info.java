/** Loads users, companies and documents from a file. */
@NullMarked
package ro.storno.cli.seed;

import org.jspecify.annotations.NullMarked;
