/** The ways of XRechnung documents to German authorities: a configured REST inbox, or e-mail. */
@NullMarked
package ro.storno.authority.xrechnung;

import org.jspecify.annotations.NullMarked;
