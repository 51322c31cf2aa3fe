/** The client of VIES, which knows the VAT identifiers of the European Union. */
@NullMarked
package ro.storno.authority.party;

import org.jspecify.annotations.NullMarked;
