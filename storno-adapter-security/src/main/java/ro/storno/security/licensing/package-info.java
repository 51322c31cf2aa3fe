/** Licences of self-hosted installations, proven by a signature. */
@NullMarked
package ro.storno.security.licensing;

import org.jspecify.annotations.NullMarked;
