/** Reads YAML and JSON into records, and says in which line a mistake stands. */
@NullMarked
package ro.storno.cli.file;

import org.jspecify.annotations.NullMarked;
