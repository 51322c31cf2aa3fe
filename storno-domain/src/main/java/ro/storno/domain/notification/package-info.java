/** Holds what users are told about, and over which channels they want to hear it. */
@NullMarked
package ro.storno.domain.notification;

import org.jspecify.annotations.NullMarked;
