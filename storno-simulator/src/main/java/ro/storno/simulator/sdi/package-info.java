/** The Italian Sistema di Interscambio, by SOAP and behind an intermediary. */
@NullMarked
package ro.storno.simulator.sdi;

import org.jspecify.annotations.NullMarked;
