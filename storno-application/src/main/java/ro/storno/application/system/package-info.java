/** The installation as its operator runs it. */
@NullMarked
package ro.storno.application.system;

import org.jspecify.annotations.NullMarked;
