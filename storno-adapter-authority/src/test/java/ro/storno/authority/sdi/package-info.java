/** Tests of the way to SDI. */
@NullMarked
package ro.storno.authority.sdi;

import org.jspecify.annotations.NullMarked;
