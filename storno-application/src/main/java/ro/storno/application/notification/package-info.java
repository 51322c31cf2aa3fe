/** Tells users what happened, and lets them read it and choose what they hear. */
@NullMarked
package ro.storno.application.notification;

import org.jspecify.annotations.NullMarked;
