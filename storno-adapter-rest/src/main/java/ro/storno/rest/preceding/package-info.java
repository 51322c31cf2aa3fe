/** Documents that precede an invoice: proformas and delivery notes. */
@NullMarked
package ro.storno.rest.preceding;

import org.jspecify.annotations.NullMarked;
