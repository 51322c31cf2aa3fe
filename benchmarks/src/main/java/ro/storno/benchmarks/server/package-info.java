/** Measures the running server over loopback HTTP: load, tenant wall, start and memory. */
@NullMarked
package ro.storno.benchmarks.server;

import org.jspecify.annotations.NullMarked;
