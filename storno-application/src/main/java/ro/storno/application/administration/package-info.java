/** What administrators of the installation see of its users, and do about them. */
@NullMarked
package ro.storno.application.administration;

import org.jspecify.annotations.NullMarked;
