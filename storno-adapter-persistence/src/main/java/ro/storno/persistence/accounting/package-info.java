/** What accounting programs are told, in PostgreSQL. */
@NullMarked
package ro.storno.persistence.accounting;

import org.jspecify.annotations.NullMarked;
