/** What can be done with the till, and the ports it needs. */
@NullMarked
package ro.storno.application.till;

import org.jspecify.annotations.NullMarked;
