package ro.storno.rest.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.MailedKind;

/**
 * An e-mail template.
 *
 * @param id identity
 * @param uuid the same
 * @param name for the company's own eyes
 * @param category the documents it is for
 * @param subject with variables
 * @param body plain text or HTML, with variables
 * @param isDefault whether mails of its category are worded so unless they say otherwise
 * @param createdAt when it was made
 * @param updatedAt when it was changed last; when it was made, if never
 * @param deletedAt always null: deleted templates are gone
 */
public record EmailTemplateView(
    UUID id,
    UUID uuid,
    String name,
    MailedKind category,
    String subject,
    String body,
    boolean isDefault,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {
  static EmailTemplateView of(EmailTemplate template) {
    Instant changed = template.updatedAt();
    return new EmailTemplateView(
        template.id().value(),
        template.id().value(),
        template.name(),
        template.kind(),
        template.subject(),
        template.body(),
        template.standard(),
        template.createdAt(),
        changed == null ? template.createdAt() : changed,
        null);
  }

  /**
   * All templates of a company.
   *
   * @param data oldest first
   * @param availableVariables what may stand in braces in subjects and bodies
   */
  public record EmailTemplateList(List<EmailTemplateView> data, List<String> availableVariables) {}
}
