/** Who acts, and what they may do: sign-in, sessions, permissions. */
@NullMarked
package ro.storno.application.identity;

import org.jspecify.annotations.NullMarked;
