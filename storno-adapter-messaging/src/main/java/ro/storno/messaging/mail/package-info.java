/** Mail by SMTP, and the templates of account mails. */
@NullMarked
package ro.storno.messaging.mail;

import org.jspecify.annotations.NullMarked;
