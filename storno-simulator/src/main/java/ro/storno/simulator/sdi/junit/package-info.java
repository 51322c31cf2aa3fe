/** The simulated SDI in JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.sdi.junit;

import org.jspecify.annotations.NullMarked;
