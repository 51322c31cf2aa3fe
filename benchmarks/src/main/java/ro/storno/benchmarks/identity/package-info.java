/** How fast Storno knows who calls. */
@NullMarked
package ro.storno.benchmarks.identity;

import org.jspecify.annotations.NullMarked;
