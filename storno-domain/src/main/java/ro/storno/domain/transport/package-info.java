/** Transports of goods as they are declared to ANAF's RO e-Transport: declarations, rules, UIT. */
@NullMarked
package ro.storno.domain.transport;

import org.jspecify.annotations.NullMarked;
