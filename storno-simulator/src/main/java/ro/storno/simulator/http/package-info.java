/** The HTTP server under the simulators: loopback only, bounded, and able to fail on purpose. */
@NullMarked
package ro.storno.simulator.http;

import org.jspecify.annotations.NullMarked;
