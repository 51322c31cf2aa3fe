/** Declares transports of goods to ANAF's RO e-Transport and follows what becomes of them. */
@NullMarked
package ro.storno.application.transport;

import org.jspecify.annotations.NullMarked;
