/** Puts invoices in XML into PDFs and takes them out again (Factur-X, ZUGFeRD). */
@NullMarked
package ro.storno.pdf.hybrid;

import org.jspecify.annotations.NullMarked;
