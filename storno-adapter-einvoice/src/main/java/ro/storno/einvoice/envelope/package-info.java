/** Holds what documents travel in: signatures around them, Base64 text. */
@NullMarked
package ro.storno.einvoice.envelope;

import org.jspecify.annotations.NullMarked;
