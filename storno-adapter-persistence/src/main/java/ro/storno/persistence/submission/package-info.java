/** The journal of submissions in PostgreSQL. */
@NullMarked
package ro.storno.persistence.submission;

import org.jspecify.annotations.NullMarked;
