/** Holds how national identifiers check themselves: patterns and check digits. */
@NullMarked
package ro.storno.einvoice.identifier;

import org.jspecify.annotations.NullMarked;
