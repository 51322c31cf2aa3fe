/** Running the server, and showing it at work. */
@NullMarked
package ro.storno.cli.server;

import org.jspecify.annotations.NullMarked;
