/** The domain of Storno: what an invoice is. Depends on the JDK only. */
@NullMarked
package ro.storno.domain;

import org.jspecify.annotations.NullMarked;
