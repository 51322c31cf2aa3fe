/** Durable jobs: queued in the transaction that causes them, run until done or given up. */
@NullMarked
package ro.storno.persistence.job;

import org.jspecify.annotations.NullMarked;
