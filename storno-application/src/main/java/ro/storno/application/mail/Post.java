package ro.storno.application.mail;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.Ids;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

/**
 * Posts mails about accounts: each is written and put into the outbox in the transaction of what
 * causes it, so that it is sent if and only if that happened. Where no server is configured the
 * mail is kept for the operator to read, unless nothing of it may be kept.
 */
public final class Post {
  private final MailTemplates templates;
  private final Outbox outbox;
  private final SealedContent contents;
  private final JobQueue jobs;
  private final Optional<MailServer> server;
  private final Ids ids;
  private final Clock clock;

  /**
   * Posts with the given ports; none is null.
   *
   * @param server of the installation, if there is one
   */
  public Post(
      MailTemplates templates,
      Outbox outbox,
      SecretBox box,
      JobQueue jobs,
      Optional<MailServer> server,
      Ids ids,
      Clock clock) {
    this.templates = templates;
    this.outbox = outbox;
    this.contents = new SealedContent(box);
    this.jobs = jobs;
    this.server = server;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Posts a letter; call it in a platform transaction.
   *
   * @return the id of the mail
   */
  public MailId post(Letter letter) {
    // Names of people and organizations are whatever users typed: one line each, and not long.
    Map<String, String> values = new HashMap<>(letter.values());
    values.replaceAll((name, value) -> name.equals("link") ? value : HeaderText.oneLine(value));
    MailTemplates.Written written =
        templates.write(letter.template(), letter.language(), Map.copyOf(values));
    OutgoingMail mail =
        new OutgoingMail(
            new MailId(ids.next()),
            null,
            letter.template().wireName(),
            letter.recipient(),
            HeaderText.oneLine(written.subject()),
            null,
            server.isPresent() ? MailStatus.QUEUED : MailStatus.KEPT,
            null,
            letter.sentBy(),
            clock.instant(),
            null);
    if (mail.status() == MailStatus.KEPT && letter.template().leavesNoTrace()) {
      return mail.id();
    }
    outbox.add(mail, contents.seal(mail.id(), written));
    if (mail.status() == MailStatus.QUEUED) {
      jobs.enqueue(new Job(DeliverMail.KIND, null, mail.id().toString(), "{}"));
    }
    return mail.id();
  }
}
