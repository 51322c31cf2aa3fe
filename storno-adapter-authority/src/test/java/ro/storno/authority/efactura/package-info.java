/** Tests of the e-Factura client against every documented answer, and every fault. */
@NullMarked
package ro.storno.authority.efactura;

import org.jspecify.annotations.NullMarked;
