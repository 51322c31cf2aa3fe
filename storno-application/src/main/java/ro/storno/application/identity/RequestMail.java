package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.identity.User;
import ro.storno.domain.mail.EmailAddress;

/**
 * Takes the wish for a mail to an address, be it known or not, and does nothing else with it: a job
 * looks afterwards whether the address has an account. So the answer, and the time it takes, are
 * the same for every address.
 */
public final class RequestMail implements JobHandler {
  private final String kind;
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final JobQueue jobs;
  private final SecretBox box;
  private final Ids ids;
  private final Consumer<User> sending;

  private RequestMail(String kind, Ports ports, Consumer<User> sending) {
    this.kind = kind;
    this.validator = ports.validator;
    this.transactions = ports.transactions;
    this.users = ports.users;
    this.jobs = ports.jobs;
    this.box = ports.box;
    this.ids = ports.ids;
    this.sending = sending;
  }

  /** Takes wishes for a new password: {@code POST /api/auth/forgot-password}. */
  public static RequestMail toResetPassword(Ports ports, ConfirmationMails mails) {
    return new RequestMail("identity.reset-link", ports, mails::offerReset);
  }

  /** Takes wishes for another confirmation: {@code POST /api/auth/resend-confirmation}. */
  public static RequestMail toConfirmEmail(Ports ports, ConfirmationMails mails) {
    return new RequestMail(
        "identity.confirmation-link",
        ports,
        user -> {
          if (!user.emailVerified()) {
            mails.askToConfirm(user);
          }
        });
  }

  /**
   * Takes a wish.
   *
   * @throws ApplicationException.Invalid if the address is missing or no address
   */
  public void request(Command command) {
    validator.check(command);
    EmailAddress address =
        EmailAddress.find(Objects.requireNonNull(command.email))
            .orElseThrow(() -> new ApplicationException.Invalid(Map.of("email", Wording.EMAIL)));
    String key = ids.next().toString();
    SealedSecret closed = box.seal(address.value(), place(key));
    String payload = FlatJson.write(Map.of("address", closed.text()));
    transactions.inPlatform(
        () -> {
          jobs.enqueue(new Job(kind, null, key, payload));
          return key;
        });
  }

  private String place(String key) {
    return "scheduled_tasks/" + kind + "/" + key;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean insideTransaction() {
    return true;
  }

  @Override
  public void run(Job job) {
    String closed = Objects.requireNonNull(FlatJson.read(job.payload()).get("address"));
    String address = box.open(new SealedSecret(closed), place(job.key()));
    Optional<User> user = users.findByEmail(address).filter(User::active);
    user.ifPresent(sending);
  }

  /** What taking wishes needs; none is null. */
  public record Ports(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      JobQueue jobs,
      SecretBox box,
      Ids ids) {}

  /**
   * Whose mail.
   *
   * @param email required
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 320, message = Wording.TOO_LONG)
          @Nullable String email) {}
}
