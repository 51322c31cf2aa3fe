/** Writing mail, the outbox it waits in, and the servers that carry it. */
@NullMarked
package ro.storno.application.mail;

import org.jspecify.annotations.NullMarked;
