/** The client of VIES, which knows the VAT identifiers of the European Union. */
@NullMarked
package ro.storno.anaf.party;

import org.jspecify.annotations.NullMarked;
