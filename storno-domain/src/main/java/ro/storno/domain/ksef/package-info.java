/** Holds the numbers and links by which the Polish KSeF knows an invoice. */
@NullMarked
package ro.storno.domain.ksef;

import org.jspecify.annotations.NullMarked;
