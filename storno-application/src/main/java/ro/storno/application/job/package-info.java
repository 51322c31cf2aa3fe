/** Durable work written in the same transaction as the state change. */
@NullMarked
package ro.storno.application.job;

import org.jspecify.annotations.NullMarked;
