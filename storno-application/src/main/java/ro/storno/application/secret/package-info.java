/** Keeps secrets that must be read again, such as tokens of authorities, unreadable at rest. */
@NullMarked
package ro.storno.application.secret;

import org.jspecify.annotations.NullMarked;
