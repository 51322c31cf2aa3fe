package ro.storno.cli.installation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.application.mail.ReadMails;
import ro.storno.cli.audit.AuditAdministration;
import ro.storno.cli.identity.AccountAdministration;
import ro.storno.cli.secret.KeyAdministration;
import ro.storno.cli.seed.SeedDocument;
import ro.storno.cli.seed.SeedOutcome;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** The work of whoever runs the installation, on an open database whose schema is up to date. */
public interface Administration extends AutoCloseable {
  /** Returns the version of the schema, and how many steps opening it just applied. */
  Schema schema();

  /**
   * Creates an account, and an organization it owns.
   *
   * @return the id of the account
   */
  String createUser(NewUser user);

  /** Returns what is done to accounts, organizations and API keys. */
  AccountAdministration accounts();

  /** Returns what is done with the audit trail. */
  AuditAdministration audit();

  /** Returns what is done with the keys that seal secrets. */
  KeyAdministration keys();

  /** Returns the newest jobs that failed for good. */
  List<DeadJob> deadJobs(int limit);

  /** Puts a dead job back in the queue; false if there is no such dead job. */
  boolean rerun(String kind, String key);

  /** Returns the newest mails. */
  List<OutgoingMail> mails(int limit);

  /** Returns a mail and what it says. */
  ReadMails.Shown mail(MailId id);

  /** Brings everything in a seed document into being that is not there yet. */
  SeedOutcome seed(SeedDocument document);

  @Override
  void close();

  /**
   * State of the schema.
   *
   * @param version of the last step applied; not null
   * @param applied steps applied by opening it
   */
  record Schema(String version, int applied) {}

  /**
   * An account to create.
   *
   * @param email not null
   * @param password in the clear; not null
   * @param firstName or null
   * @param lastName or null
   * @param organization name of its organization, or null for one named after the person
   * @param platformAdmin whether super administrator of the installation
   */
  record NewUser(
      String email,
      String password,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String organization,
      boolean platformAdmin) {
    /** Shows no password. */
    @Override
    public String toString() {
      return "NewUser[" + email + "]";
    }
  }
}
