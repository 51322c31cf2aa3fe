/** The HTTP server: threads, limits, headers, logs, metrics, start and stop. */
@NullMarked
package ro.storno.rest.server;

import org.jspecify.annotations.NullMarked;
