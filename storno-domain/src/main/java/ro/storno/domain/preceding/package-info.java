/** Documents that precede an invoice and turn into one: proformas and delivery notes. */
@NullMarked
package ro.storno.domain.preceding;

import org.jspecify.annotations.NullMarked;
