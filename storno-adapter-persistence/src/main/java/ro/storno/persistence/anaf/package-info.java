/** What is known of ANAF's lists, and taken out of its quotas, in PostgreSQL. */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
