/** What simulators of REST services have in common in JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.rest.junit;

import org.jspecify.annotations.NullMarked;
