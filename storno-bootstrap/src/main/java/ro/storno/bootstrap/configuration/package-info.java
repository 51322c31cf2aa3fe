/** The settings of an installation: declared once as data, read from environment and file. */
@NullMarked
package ro.storno.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
