/** Authorities on this machine, for tests, demonstrations and embedders. */
@NullMarked
package ro.storno.simulator;

import org.jspecify.annotations.NullMarked;
