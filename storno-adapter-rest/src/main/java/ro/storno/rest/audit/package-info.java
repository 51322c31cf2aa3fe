/** Shows the audit trail over HTTP. */
@NullMarked
package ro.storno.rest.audit;

import org.jspecify.annotations.NullMarked;
