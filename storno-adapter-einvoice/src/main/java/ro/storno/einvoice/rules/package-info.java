/** Schematron sheets compiled from XSLT to closures over a compact tree; Saxon stays the oracle. */
@NullMarked
package ro.storno.einvoice.rules;

import org.jspecify.annotations.NullMarked;
