package ro.storno.application.mail;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.OutgoingMail;

/**
 * The moment in which a mail leaves the house. A crash between the server's yes and our note of it
 * sends the mail again, under the same Message-ID; so does a lost answer, unless who waits decides
 * otherwise.
 */
final class Handover {
  private final MailCarrier carrier;
  private final Clock clock;

  Handover(MailCarrier carrier, Clock clock) {
    this.carrier = carrier;
    this.clock = clock;
  }

  /**
   * Hands a mail over and notes what came of it.
   *
   * @param waiting takes the mail that has to wait for another attempt, or that the server {@link
   *     NotCarriedException#mayBeTaken may have taken}, and lets the job fail or not; not null
   * @param ended takes the mail that was taken, or refused for good; not null
   */
  void of(
      OutgoingMail mail,
      MailServer server,
      MailCarrier.Trust trust,
      MailCarrier.Parcel parcel,
      BiConsumer<OutgoingMail, NotCarriedException> waiting,
      Consumer<OutgoingMail> ended) {
    OutgoingMail outcome;
    try {
      carrier.carry(server, trust, parcel);
      outcome = mail.sent(server.fromAddress(), clock.instant());
    } catch (NotCarriedException e) {
      String why = String.valueOf(e.getMessage());
      if (!e.forGood()) {
        waiting.accept(mail.delayed(server.fromAddress(), why), e);
        return;
      }
      outcome = mail.failed(server.fromAddress(), why, clock.instant());
    }
    ended.accept(outcome);
  }
}
