/** What travels in the Peppol network around an invoice. */
@NullMarked
package ro.storno.einvoice.peppol;

import org.jspecify.annotations.NullMarked;
