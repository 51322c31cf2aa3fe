/** What is known of ANAF in PostgreSQL: authorizations, its lists, what was taken of its quotas. */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
