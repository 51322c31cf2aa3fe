package ro.storno.cli.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.mail.ReadMails;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** {@code storno mail}: mails that went out, wait, or are kept for want of a mail server. */
@Command(
    name = "mail",
    description = "Mails that went out, wait, or are kept for want of a mail server.")
public final class MailCommand {
  private static final int MOST = 100;
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public MailCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Lists mails, newest first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists mails, newest first.")
  public int list(
      @Option(names = "--limit", defaultValue = "20", description = "At most so many (20).")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    if (limit < 1 || limit > MOST) {
      throw new CommandFailure(ExitCode.USAGE, "--limit is a number from 1 to " + MOST);
    }
    try (Administration administration = installation.administer()) {
      List<OutgoingMail> mails = administration.mails(limit);
      if (json) {
        terminal.result(JsonOutput.of(mails.stream().map(MailCommand::fields).toList()));
      } else if (mails.isEmpty()) {
        terminal.message("There are no mails.");
      } else {
        mails.forEach(this::print);
      }
    }
    return ExitCode.OK.code();
  }

  /** Shows one mail, or the newest. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one mail, or the newest; links in it let whoever opens them in.")
  public int show(
      @Parameters(arity = "0..1", paramLabel = "ID", description = "As listed.")
          @Nullable String id) {
    try (Administration administration = installation.administer()) {
      ReadMails.Shown shown = administration.mail(id == null ? newest(administration) : read(id));
      OutgoingMail mail = shown.mail();
      terminal.result("To: " + mail.recipient());
      terminal.result("Subject: " + mail.subject());
      terminal.result("Status: " + state(mail));
      terminal.result("");
      terminal.result(
          shown.content() == null
              ? "(What it said was forgotten when it was sent.)"
              : shown.content().text().strip());
    }
    return ExitCode.OK.code();
  }

  private static MailId newest(Administration administration) {
    return administration.mails(1).stream()
        .findFirst()
        .map(OutgoingMail::id)
        .orElseThrow(() -> new CommandFailure(ExitCode.NEGATIVE, "There are no mails"));
  }

  private static MailId read(String id) {
    try {
      return MailId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "'" + id + "' is no id of a mail");
    }
  }

  private void print(OutgoingMail mail) {
    terminal.result(
        mail.id() + "  " + mail.createdAt() + "  " + mail.recipient() + "  " + state(mail));
    terminal.result("    " + mail.subject());
  }

  private static String state(OutgoingMail mail) {
    return mail.status().wireName() + (mail.error() == null ? "" : " (" + mail.error() + ")");
  }

  private static Map<String, Object> fields(OutgoingMail mail) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", mail.id().toString());
    fields.put("category", mail.category());
    fields.put("recipient", mail.recipient().value());
    fields.put("subject", mail.subject());
    fields.put("status", mail.status().wireName());
    fields.put("error", mail.error());
    fields.put("createdAt", mail.createdAt().toString());
    fields.put("sentAt", mail.sentAt() == null ? null : mail.sentAt().toString());
    return fields;
  }
}
