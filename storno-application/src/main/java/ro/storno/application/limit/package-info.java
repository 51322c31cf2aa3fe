/** How often somebody may call, counted by all nodes together. */
@NullMarked
package ro.storno.application.limit;

import org.jspecify.annotations.NullMarked;
