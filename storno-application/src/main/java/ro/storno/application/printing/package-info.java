/** What a company chooses for the look of its documents, and how that would look. */
@NullMarked
package ro.storno.application.printing;

import org.jspecify.annotations.NullMarked;
