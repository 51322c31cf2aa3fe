/** Routes of notifications and of what users choose to hear. */
@NullMarked
package ro.storno.rest.notification;

import org.jspecify.annotations.NullMarked;
