/** Tells which hosts may be called that users name. */
@NullMarked
package ro.storno.application.network;

import org.jspecify.annotations.NullMarked;
