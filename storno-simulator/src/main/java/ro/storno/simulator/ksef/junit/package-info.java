/** KSeF for tests of JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.ksef.junit;

import org.jspecify.annotations.NullMarked;
