/** The till in PostgreSQL. */
@NullMarked
package ro.storno.persistence.till;

import org.jspecify.annotations.NullMarked;
