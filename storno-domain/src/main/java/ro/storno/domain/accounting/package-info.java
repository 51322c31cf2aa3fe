/** Accounts under which accounting programs book. */
@NullMarked
package ro.storno.domain.accounting;

import org.jspecify.annotations.NullMarked;
