/** RO e-Transport of ANAF: declarations of transports, their numbers, states and lists. */
@NullMarked
package ro.storno.simulator.anaf.etransport;

import org.jspecify.annotations.NullMarked;
