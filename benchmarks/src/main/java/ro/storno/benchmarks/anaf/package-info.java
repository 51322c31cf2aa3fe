/** Measures what is done with what ANAF hands out. */
@NullMarked
package ro.storno.benchmarks.anaf;

import org.jspecify.annotations.NullMarked;
