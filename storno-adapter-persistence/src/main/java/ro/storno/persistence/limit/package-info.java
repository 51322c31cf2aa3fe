/** Counts of calls in PostgreSQL. */
@NullMarked
package ro.storno.persistence.limit;

import org.jspecify.annotations.NullMarked;
