/** Notifications and preferences in PostgreSQL. */
@NullMarked
package ro.storno.persistence.notification;

import org.jspecify.annotations.NullMarked;
