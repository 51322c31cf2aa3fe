/** What organizations are entitled to: plans, their limits, and keys of self-hosted servers. */
@NullMarked
package ro.storno.application.licensing;

import org.jspecify.annotations.NullMarked;
