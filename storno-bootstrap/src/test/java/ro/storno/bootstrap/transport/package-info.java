/** Our rules about declared transports beside the official ones. */
@NullMarked
package ro.storno.bootstrap.transport;

import org.jspecify.annotations.NullMarked;
