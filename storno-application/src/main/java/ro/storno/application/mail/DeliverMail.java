package ro.storno.application.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

/**
 * Hands a mail of the outbox to the installation's server. What the mail says is forgotten as soon
 * as it is gone or refused for good. One that {@linkplain MailTemplate#leavesNoTrace leaves no
 * trace} is taken out of the log then, and is given up after a day.
 */
public final class DeliverMail implements JobHandler {
  /** Kind of the job. */
  public static final String KIND = "mail.deliver";

  private static final Duration LATER = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Transactions transactions;
  private final Outbox outbox;
  private final SealedContent contents;
  private final Handover handover;
  private final Optional<MailServer> server;
  private final Clock clock;

  /**
   * Delivers with the given ports; none is null.
   *
   * @param server of the installation, if there is one
   */
  public DeliverMail(
      Transactions transactions,
      Outbox outbox,
      SecretBox box,
      MailCarrier carrier,
      Optional<MailServer> server,
      Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.contents = new SealedContent(box);
    this.handover = new Handover(carrier, clock);
    this.server = server;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    MailId id = MailId.parse(job.key());
    Optional<Waiting> waiting = transactions.inPlatform(() -> waiting(id));
    waiting.ifPresent(this::deliver);
  }

  private Optional<Waiting> waiting(MailId id) {
    return outbox
        .find(id)
        .filter(mail -> mail.status() == MailStatus.QUEUED)
        .flatMap(
            mail ->
                outbox.content(id).map(closed -> new Waiting(mail, contents.open(mail, closed))));
  }

  private void deliver(Waiting waiting) {
    OutgoingMail mail = waiting.mail;
    if (server.isEmpty()) {
      if (leavesNoTrace(mail)) {
        end(mail.kept());
      } else {
        note(mail.kept());
      }
      return;
    }
    handover.of(
        mail,
        server.get(),
        MailCarrier.Trust.OPERATOR,
        new MailCarrier.Parcel(mail.id(), mail.recipient(), waiting.content),
        this::delayed,
        this::end);
  }

  private void delayed(OutgoingMail mail, NotCarriedException why) {
    if (leavesNoTrace(mail)) {
      putOff(mail);
      return;
    }
    note(mail);
    throw why;
  }

  private static boolean leavesNoTrace(OutgoingMail mail) {
    return Arrays.stream(MailTemplate.values())
        .filter(template -> template.wireName().equals(mail.category()))
        .anyMatch(MailTemplate::leavesNoTrace);
  }

  /** Not by failing: the job's failures would be kept, with what the server said of whom. */
  private void putOff(OutgoingMail mail) {
    Instant next = clock.instant().plus(LATER);
    if (next.isBefore(mail.createdAt().plus(PATIENCE))) {
      throw new PostponedException(next);
    }
    end(mail.kept());
  }

  private void note(OutgoingMail mail) {
    transactions.inPlatform(
        () -> {
          outbox.update(mail);
          return mail;
        });
  }

  private void end(OutgoingMail mail) {
    transactions.inPlatform(
        () -> {
          if (leavesNoTrace(mail)) {
            outbox.remove(mail.id());
          } else {
            outbox.update(mail);
            outbox.forgetContent(mail.id());
          }
          return mail;
        });
  }

  private record Waiting(OutgoingMail mail, MailTemplates.Written content) {}
}
