/** What leaves the house as a message: mail. */
@NullMarked
package ro.storno.messaging;

import org.jspecify.annotations.NullMarked;
