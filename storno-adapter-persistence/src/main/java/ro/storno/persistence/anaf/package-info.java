/** What is kept of the dealings with ANAF in PostgreSQL: authorizations, quotas, sightings. */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
