/** The invoice and the credit note: content, lifecycle, and the mapping to EN 16931. */
@NullMarked
package ro.storno.domain.invoice;

import org.jspecify.annotations.NullMarked;
