/** ANAF's public registries: taxpayers, and who is registered for e-Factura. */
@NullMarked
package ro.storno.simulator.anaf.registry;

import org.jspecify.annotations.NullMarked;
