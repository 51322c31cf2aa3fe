/** The inbox for XRechnung documents in JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.xrechnung.junit;

import org.jspecify.annotations.NullMarked;
