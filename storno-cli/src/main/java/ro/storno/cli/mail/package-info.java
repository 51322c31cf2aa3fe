/** Mails of the installation on the command line. */
@NullMarked
package ro.storno.cli.mail;

import org.jspecify.annotations.NullMarked;
