/** Holds the profiles an invoice can be written in: identifiers and limits as dated data. */
@NullMarked
package ro.storno.einvoice.profile;

import org.jspecify.annotations.NullMarked;
