/** What is received from ANAF, in PostgreSQL: messages, evidence, the state of synchronisation. */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
