/** The operator's wishes in PostgreSQL. */
@NullMarked
package ro.storno.persistence.system;

import org.jspecify.annotations.NullMarked;
