/** Uses ANAF's e-Factura: the ports to it, and what is done with them. */
@NullMarked
package ro.storno.application.anaf;

import org.jspecify.annotations.NullMarked;
