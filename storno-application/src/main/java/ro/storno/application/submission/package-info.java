/** Hands documents to authorities so that every outcome becomes known and nothing is sent twice. */
@NullMarked
package ro.storno.application.submission;

import org.jspecify.annotations.NullMarked;
