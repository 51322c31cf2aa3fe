/** What organizations are entitled to, and what proves it. */
@NullMarked
package ro.storno.domain.licensing;

import org.jspecify.annotations.NullMarked;
