/** Measures what is done with what ANAF hands out, one by one and by the thousand. */
@NullMarked
package ro.storno.benchmarks.anaf;

import org.jspecify.annotations.NullMarked;
