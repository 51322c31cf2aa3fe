/** One company and its documents in memory, for the tools that need no database. */
@NullMarked
package ro.storno.bootstrap.memory;

import org.jspecify.annotations.NullMarked;
