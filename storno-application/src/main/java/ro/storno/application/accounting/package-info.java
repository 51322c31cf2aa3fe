/** What accounting programs take over, in their own formats, and the ports that needs. */
@NullMarked
package ro.storno.application.accounting;

import org.jspecify.annotations.NullMarked;
