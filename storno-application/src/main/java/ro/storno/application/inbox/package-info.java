/** Takes in the documents of others, whichever authority hands them over and however. */
@NullMarked
package ro.storno.application.inbox;

import org.jspecify.annotations.NullMarked;
