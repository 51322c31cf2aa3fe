/** RO e-Transport, ANAF's service for declared transports: XML and HTTP. */
@NullMarked
package ro.storno.anaf.transport;

import org.jspecify.annotations.NullMarked;
