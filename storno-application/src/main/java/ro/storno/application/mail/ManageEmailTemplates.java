package ro.storno.application.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;

/**
 * The words that a company chose for mails about its documents (api-reference/email-templates). One
 * template of each kind of documents is the standard one.
 */
public final class ManageEmailTemplates {
  private static final int MOST = 200;
  private static final String FIRST_NAME = "Factura standard";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final EmailTemplates templates;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageEmailTemplates(
      CommandValidator validator,
      Transactions transactions,
      EmailTemplates templates,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.templates = templates;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Lists the templates, oldest first. Where there is none, a standard one for invoices is made
   * first, as the page has it.
   */
  public List<EmailTemplate> list(CompanyScope scope) {
    scope.requireToView(Permission.EMAIL_TEMPLATE_VIEW);
    return transactions.inCompany(scope.company(), () -> seeded(scope));
  }

  private List<EmailTemplate> seeded(CompanyScope scope) {
    List<EmailTemplate> present = templates.of(scope.company());
    if (!present.isEmpty()) {
      return present;
    }
    StandardWords.Words words = StandardWords.of(MailedKind.INVOICE, StandardWords.ROMANIAN);
    templates.addUnlessThere(
        new EmailTemplate(
            new EmailTemplateId(ids.next()),
            scope.company(),
            MailedKind.INVOICE,
            FIRST_NAME,
            words.subject().text(),
            words.body().text(),
            true,
            clock.instant(),
            null));
    return templates.of(scope.company());
  }

  /**
   * Adds a template.
   *
   * @throws ApplicationException.Unacceptable if a field is missing, empty or too long
   */
  public EmailTemplate create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.EMAIL_TEMPLATE_MANAGE);
    validator.checkAcceptable(command);
    EmailTemplate made =
        new EmailTemplate(
            new EmailTemplateId(ids.next()),
            scope.company(),
            kind(command.category, MailedKind.INVOICE),
            Objects.requireNonNull(command.name).strip(),
            Objects.requireNonNull(command.subject).strip(),
            Objects.requireNonNull(command.body),
            Boolean.TRUE.equals(command.isDefault),
            clock.instant(),
            null);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (templates.of(scope.company()).size() >= MOST) {
            throw new ApplicationException.Unacceptable(
                "A company has at most " + MOST + " e-mail templates; delete some.", Map.of());
          }
          if (made.standard()) {
            templates.dethrone(scope.company(), made.kind());
          }
          templates.add(made);
          return made;
        });
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.NotFound if the company has no such template
   * @throws ApplicationException.Unacceptable if nothing was sent, a field is empty or too long, or
   *     the standard template is to be one no more before another is
   */
  public EmailTemplate change(
      CompanyScope scope, EmailTemplateId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.EMAIL_TEMPLATE_MANAGE);
    Given fields = new Given(given);
    fields.requireAny("name", "subject", "body", "isDefault", "category");
    return transactions.inCompany(
        scope.company(),
        () -> {
          EmailTemplate was = present(scope, id);
          Command whole =
              new Command(
                  fields.pick("name", command.name, was.name()),
                  fields.pick("subject", command.subject, was.subject()),
                  fields.pick("body", command.body, was.body()),
                  fields.keep("isDefault", command.isDefault, was.standard()),
                  fields.keep("category", command.category, was.kind().wireName()));
          validator.checkAcceptable(whole);
          return saved(was, whole);
        });
  }

  private EmailTemplate saved(EmailTemplate was, Command whole) {
    MailedKind kind = kind(whole.category, was.kind());
    boolean standard = Boolean.TRUE.equals(whole.isDefault);
    if (was.standard() && (!standard || kind != was.kind())) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("isDefault", "Make another template the default of its kind first."));
    }
    EmailTemplate changed =
        new EmailTemplate(
            was.id(),
            was.company(),
            kind,
            Objects.requireNonNull(whole.name).strip(),
            Objects.requireNonNull(whole.subject).strip(),
            Objects.requireNonNull(whole.body),
            standard,
            was.createdAt(),
            clock.instant());
    if (standard && !was.standard()) {
      templates.dethrone(was.company(), kind);
    }
    templates.update(changed);
    return changed;
  }

  /**
   * Removes a template. Mails that were sent stay as they are; whatever is to be worded with it is
   * worded with the standard one from now on.
   *
   * @throws ApplicationException.NotFound if the company has no such template
   * @throws ApplicationException.Conflict if it is the last one, or the standard one of its kind
   */
  public void remove(CompanyScope scope, EmailTemplateId id) {
    scope.requireToChange(Permission.EMAIL_TEMPLATE_MANAGE);
    transactions.inCompany(
        scope.company(),
        () -> {
          EmailTemplate template = present(scope, id);
          if (template.standard()) {
            throw new ApplicationException.Conflict(
                "", "The default template cannot be deleted; make another one the default first.");
          }
          if (templates.of(scope.company()).size() == 1) {
            throw new ApplicationException.Conflict("", "The last template cannot be deleted.");
          }
          templates.remove(scope.company(), id);
          return template;
        });
  }

  private EmailTemplate present(CompanyScope scope, EmailTemplateId id) {
    return templates
        .find(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Email template"));
  }

  private static MailedKind kind(@Nullable String wireName, MailedKind otherwise) {
    if (wireName == null) {
      return otherwise;
    }
    return MailedKind.ofWireName(wireName)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Validation failed",
                    Map.of(
                        "category",
                        "The category is one of invoice, credit_note, proforma,"
                            + " delivery_note.")));
  }

  /** Returns the names of the variables that templates may have. */
  public static List<String> variables() {
    return MailVariables.names();
  }

  /**
   * A template as typed.
   *
   * @param name required
   * @param subject required; may have variables
   * @param body required; plain text or HTML, may have variables
   * @param isDefault whether it is the standard one of its category; false unless given
   * @param category wire name of a kind of documents; {@code invoice} unless given
   */
  public record Command(
      @NotBlank(message = Wording.BLANK)
          @Size(max = EmailTemplate.LONGEST_NAME, message = Wording.TOO_LONG)
          @Nullable String name,
      @NotBlank(message = Wording.BLANK)
          @Size(max = EmailTemplate.LONGEST_SUBJECT, message = Wording.TOO_LONG)
          @Nullable String subject,
      @NotBlank(message = Wording.BLANK)
          @Size(max = EmailTemplate.LONGEST_BODY, message = Wording.TOO_LONG)
          @Nullable String body,
      @Nullable Boolean isDefault,
      @Nullable String category) {}
}
