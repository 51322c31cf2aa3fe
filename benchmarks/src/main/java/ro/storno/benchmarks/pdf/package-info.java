/** Measures the printing of invoices. */
@NullMarked
package ro.storno.benchmarks.pdf;

import org.jspecify.annotations.NullMarked;
