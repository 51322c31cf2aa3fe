/** The outbox and the mail servers of organizations in PostgreSQL. */
@NullMarked
package ro.storno.persistence.mail;

import org.jspecify.annotations.NullMarked;
