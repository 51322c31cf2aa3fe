/** Whole lists read from PostgreSQL, row by row. */
@NullMarked
package ro.storno.persistence.export;

import org.jspecify.annotations.NullMarked;
