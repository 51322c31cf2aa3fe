/** What tests in other processes and languages can ask of every simulator. */
@NullMarked
package ro.storno.simulator.control;

import org.jspecify.annotations.NullMarked;
