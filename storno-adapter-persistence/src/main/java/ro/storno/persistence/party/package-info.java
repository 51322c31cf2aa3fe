/** Clients in PostgreSQL. */
@NullMarked
package ro.storno.persistence.party;

import org.jspecify.annotations.NullMarked;
