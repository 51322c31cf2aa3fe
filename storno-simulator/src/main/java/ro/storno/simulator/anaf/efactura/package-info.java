/** ANAF's e-Factura: uploads, their states, message lists, downloads. */
@NullMarked
package ro.storno.simulator.anaf.efactura;

import org.jspecify.annotations.NullMarked;
