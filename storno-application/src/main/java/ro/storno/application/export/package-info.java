/** What leaves the installation as lists and archives, and the ports that needs. */
@NullMarked
package ro.storno.application.export;

import org.jspecify.annotations.NullMarked;
