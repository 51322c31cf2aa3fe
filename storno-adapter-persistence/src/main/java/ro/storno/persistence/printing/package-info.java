/** What companies chose for the look of their documents, in PostgreSQL. */
@NullMarked
package ro.storno.persistence.printing;

import org.jspecify.annotations.NullMarked;
