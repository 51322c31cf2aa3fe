/** The Italian Sistema di Interscambio: SDICoop, an intermediary before it, and notifications. */
@NullMarked
package ro.storno.authority.sdi;

import org.jspecify.annotations.NullMarked;
