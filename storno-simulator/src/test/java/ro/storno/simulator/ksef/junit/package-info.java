/** Tests of the extension. */
@NullMarked
package ro.storno.simulator.ksef.junit;

import org.jspecify.annotations.NullMarked;
