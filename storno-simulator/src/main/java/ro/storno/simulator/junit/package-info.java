/** What all simulators have in common in JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.junit;

import org.jspecify.annotations.NullMarked;
