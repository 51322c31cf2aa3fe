package ro.storno.application.mail;

import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** What mails say, at rest. Texts hold no NUL, so one divides the two parts. */
final class SealedContent {
  private static final char DIVIDER = '\0';

  private final SecretBox box;

  SealedContent(SecretBox box) {
    this.box = box;
  }

  SealedSecret seal(MailId id, MailTemplates.Written content) {
    return box.seal(content.text() + DIVIDER + content.html(), place(id));
  }

  MailTemplates.Written open(OutgoingMail mail, SealedSecret closed) {
    String both = box.open(closed, place(mail.id()));
    int divider = both.indexOf(DIVIDER);
    return new MailTemplates.Written(
        mail.subject(), both.substring(0, divider), both.substring(divider + 1));
  }

  /** A content moved to another mail does not open. */
  private static String place(MailId id) {
    return "outgoing_mail/" + id + "/content";
  }
}
