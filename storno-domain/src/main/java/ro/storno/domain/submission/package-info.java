/** Holds what was handed to an authority, in which state it is, and what the authority said. */
@NullMarked
package ro.storno.domain.submission;

import org.jspecify.annotations.NullMarked;
