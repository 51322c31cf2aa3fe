/** RO e-Transport, ANAF's service for declared transports: XML and HTTP. */
@NullMarked
package ro.storno.authority.transport;

import org.jspecify.annotations.NullMarked;
