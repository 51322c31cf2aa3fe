/** E-mail of documents: the sender, the words, the mails themselves and who wants none. */
@NullMarked
package ro.storno.rest.mail;

import org.jspecify.annotations.NullMarked;
