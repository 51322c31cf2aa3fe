/** Tests of the settings. */
@NullMarked
package ro.storno.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
