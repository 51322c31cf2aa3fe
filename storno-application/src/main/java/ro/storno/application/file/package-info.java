/** Bytes kept outside the database rows: logos, attachments. */
@NullMarked
package ro.storno.application.file;

import org.jspecify.annotations.NullMarked;
