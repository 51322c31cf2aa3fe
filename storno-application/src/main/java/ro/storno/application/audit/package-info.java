/** Writes, reads and verifies the audit trail. */
@NullMarked
package ro.storno.application.audit;

import org.jspecify.annotations.NullMarked;
