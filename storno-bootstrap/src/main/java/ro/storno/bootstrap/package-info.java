/** Puts the installation together and starts it. */
@NullMarked
package ro.storno.bootstrap;

import org.jspecify.annotations.NullMarked;
