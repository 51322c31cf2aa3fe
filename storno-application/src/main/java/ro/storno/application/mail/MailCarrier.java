package ro.storno.application.mail;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;

/** Hands mails to a server. */
public interface MailCarrier {
  /**
   * Hands one mail over, signed in if the server's description says so.
   *
   * @param server not null
   * @param trust whether the server may stand anywhere, or on the open Internet only
   * @param parcel not null
   * @throws NotCarriedException if the server did not take it, or if nobody knows
   */
  void carry(MailServer server, Trust trust, Parcel parcel);

  /** Who chose the server. */
  enum Trust {
    /** The operator: it may stand anywhere. */
    OPERATOR,
    /** A user: it must not stand in a private network, unless the operator allows that. */
    USER
  }

  /**
   * A mail to carry.
   *
   * @param id ends in the Message-ID, so that a mail handed over twice is one mail; not null
   * @param recipient not null
   * @param content not null
   * @param extras what only mails of companies have; not null
   */
  record Parcel(MailId id, EmailAddress recipient, MailTemplates.Written content, Extras extras) {
    /** A mail with nothing but words for one reader. */
    public Parcel(MailId id, EmailAddress recipient, MailTemplates.Written content) {
      this(id, recipient, content, Extras.NONE);
    }
  }

  /**
   * What a mail may have besides words for one reader.
   *
   * @param cc further readers; not null
   * @param bcc readers that no header names; not null
   * @param sender name of the sender, one line, or null for that of the server
   * @param replyTo where answers go, or null for the sender
   * @param unsubscribe where a reader says that no more mails are wanted, by looking at it or by a
   *     POST of one click (RFC 8058); or null
   * @param attachments not null
   */
  record Extras(
      List<EmailAddress> cc,
      List<EmailAddress> bcc,
      @Nullable String sender,
      @Nullable EmailAddress replyTo,
      @Nullable URI unsubscribe,
      List<Attachment> attachments) {
    /** Nothing. */
    public static final Extras NONE = new Extras(List.of(), List.of(), null, null, null, List.of());

    /** Takes copies. */
    public Extras {
      cc = List.copyOf(cc);
      bcc = List.copyOf(bcc);
      attachments = List.copyOf(attachments);
    }
  }

  /**
   * A file that goes with a mail.
   *
   * @param name safe in a header; not null
   * @param mediaType not null
   * @param content not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Attachment(String name, String mediaType, byte[] content) {}
}
