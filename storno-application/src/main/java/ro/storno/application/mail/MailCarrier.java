package ro.storno.application.mail;

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
   * @throws NotCarriedException if the server did not take it
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
   */
  record Parcel(MailId id, EmailAddress recipient, MailTemplates.Written content) {}
}
