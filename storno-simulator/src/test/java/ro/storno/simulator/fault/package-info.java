/** Holds the tests of chance and faults. */
@NullMarked
package ro.storno.simulator.fault;

import org.jspecify.annotations.NullMarked;
