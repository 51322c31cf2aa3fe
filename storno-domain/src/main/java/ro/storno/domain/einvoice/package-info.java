/** Holds the EN 16931 semantic model of an invoice, and what a check of one finds. */
@NullMarked
package ro.storno.domain.einvoice;

import org.jspecify.annotations.NullMarked;
