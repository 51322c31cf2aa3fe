/** Tests of what travels in the Peppol network. */
@NullMarked
package ro.storno.einvoice.peppol;

import org.jspecify.annotations.NullMarked;
