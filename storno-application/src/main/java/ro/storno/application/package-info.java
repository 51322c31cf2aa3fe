/** What can be done: use cases, and the ports they need. Depends on the domain only. */
@NullMarked
package ro.storno.application;

import org.jspecify.annotations.NullMarked;
