package ro.storno.application.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** Shows the operator which mails went out or wait, and what the waiting ones say. */
public final class ReadMails {
  private final Transactions transactions;
  private final Outbox outbox;
  private final SealedContent contents;

  /** Reads from the given ports; none is null. */
  public ReadMails(Transactions transactions, Outbox outbox, SecretBox box) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.contents = new SealedContent(box);
  }

  /**
   * Lists mails, newest first.
   *
   * @throws ApplicationException.Forbidden unless the actor runs the installation
   */
  public Page<OutgoingMail> list(Actor actor, Outbox.Filter filter, Page.Request page) {
    actor.requireOperator();
    return transactions.inPlatform(() -> outbox.list(filter, page));
  }

  /**
   * Shows one mail. Only the system itself, at the operator's console, may read what it says: a
   * link in it lets whoever reads it into somebody's account.
   *
   * @throws ApplicationException.NotFound if there is no such mail
   * @throws ApplicationException.Forbidden for everybody else
   */
  public Shown show(Actor actor, MailId id) {
    if (!actor.equals(Actor.SYSTEM)) {
      throw new ApplicationException.Forbidden(
          "Forbidden", "Mails are read at the console of the installation only.");
    }
    return transactions.inPlatform(
        () -> {
          OutgoingMail mail =
              outbox.find(id).orElseThrow(() -> new ApplicationException.NotFound("Mail"));
          Optional<SealedSecret> content = outbox.content(id);
          return new Shown(mail, content.map(closed -> contents.open(mail, closed)).orElse(null));
        });
  }

  /**
   * A mail and what it says.
   *
   * @param mail not null
   * @param content or null once it was forgotten
   */
  public record Shown(OutgoingMail mail, MailTemplates.@Nullable Written content) {}
}
