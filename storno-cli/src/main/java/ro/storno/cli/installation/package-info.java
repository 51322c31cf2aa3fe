/** What the command line asks of an installation, and the commands that look after it. */
@NullMarked
package ro.storno.cli.installation;

import org.jspecify.annotations.NullMarked;
