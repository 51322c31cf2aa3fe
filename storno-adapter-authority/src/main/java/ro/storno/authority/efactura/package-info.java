/** The client of ANAF's e-Factura service. */
@NullMarked
package ro.storno.authority.efactura;

import org.jspecify.annotations.NullMarked;
