/** Chorus Pro in JUnit Jupiter. */
@NullMarked
package ro.storno.simulator.choruspro.junit;

import org.jspecify.annotations.NullMarked;
