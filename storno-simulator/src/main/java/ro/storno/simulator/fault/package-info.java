/** What goes wrong, on demand or by chance, and where all chance comes from. */
@NullMarked
package ro.storno.simulator.fault;

import org.jspecify.annotations.NullMarked;
