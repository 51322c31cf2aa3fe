/**
 * Holds what the writers and readers of all syntaxes share: taking terms out and putting them in.
 */
@NullMarked
package ro.storno.einvoice.syntax;

import org.jspecify.annotations.NullMarked;
