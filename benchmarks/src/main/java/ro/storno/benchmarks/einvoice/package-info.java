/** Measures the writing and judging of electronic invoices beside phive and ph-ubl. */
@NullMarked
package ro.storno.benchmarks.einvoice;

import org.jspecify.annotations.NullMarked;
