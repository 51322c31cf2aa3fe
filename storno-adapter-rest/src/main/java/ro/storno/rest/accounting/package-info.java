/** What accounting programs take over, over HTTP. */
@NullMarked
package ro.storno.rest.accounting;

import org.jspecify.annotations.NullMarked;
