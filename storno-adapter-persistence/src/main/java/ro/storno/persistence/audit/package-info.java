/** Keeps the audit trail. */
@NullMarked
package ro.storno.persistence.audit;

import org.jspecify.annotations.NullMarked;
