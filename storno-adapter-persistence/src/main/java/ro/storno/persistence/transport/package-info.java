/** Transports of delivery notes and their declarations on PostgreSQL. */
@NullMarked
package ro.storno.persistence.transport;

import org.jspecify.annotations.NullMarked;
