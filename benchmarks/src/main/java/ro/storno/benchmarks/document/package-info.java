/** Measures the arithmetic of documents. */
@NullMarked
package ro.storno.benchmarks.document;

import org.jspecify.annotations.NullMarked;
