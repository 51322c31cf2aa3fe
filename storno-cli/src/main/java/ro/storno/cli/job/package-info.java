/** Background jobs that failed for good. */
@NullMarked
package ro.storno.cli.job;

import org.jspecify.annotations.NullMarked;
