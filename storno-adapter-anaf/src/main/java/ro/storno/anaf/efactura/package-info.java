/** The client of ANAF's e-Factura service. */
@NullMarked
package ro.storno.anaf.efactura;

import org.jspecify.annotations.NullMarked;
