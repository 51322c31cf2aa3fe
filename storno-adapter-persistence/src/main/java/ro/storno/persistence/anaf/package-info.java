/**
 * What is between companies and ANAF, in PostgreSQL: authorizations, links and attempts; quotas and
 * sightings; what is received, its evidence, and the state of synchronisation.
 */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
