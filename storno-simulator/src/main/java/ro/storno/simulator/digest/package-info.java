/** Fingerprints of documents. */
@NullMarked
package ro.storno.simulator.digest;

import org.jspecify.annotations.NullMarked;
