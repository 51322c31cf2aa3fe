/** Verifies and exports the audit trail on the command line. */
@NullMarked
package ro.storno.cli.audit;

import org.jspecify.annotations.NullMarked;
