/** Holds the run of the benchmarks: what is measured, how often, and the table that comes of it. */
@NullMarked
package ro.storno.benchmarks;

import org.jspecify.annotations.NullMarked;
