package ro.storno.domain.mail;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Words of a company for mails about its documents (objects/email-template.md). Subject and body
 * are a {@link TemplateText} each; the body is HTML as soon as it has a tag.
 *
 * @param id identity; not null
 * @param company whose words they are; not null
 * @param kind the documents they are for; not null
 * @param name for the company's own eyes; not null
 * @param subject at most {@link #LONGEST_SUBJECT} characters; not null
 * @param body at most {@link #LONGEST_BODY} characters; not null
 * @param standard whether mails about such documents are worded so unless they say otherwise
 * @param createdAt not null
 * @param updatedAt or null
 */
public record EmailTemplate(
    EmailTemplateId id,
    CompanyId company,
    MailedKind kind,
    String name,
    String subject,
    String body,
    boolean standard,
    Instant createdAt,
    @Nullable Instant updatedAt) {
  /** Longest name. */
  public static final int LONGEST_NAME = 200;

  /** Longest subject, before its variables are filled in. */
  public static final int LONGEST_SUBJECT = 500;

  /** Longest body, before its variables are filled in. */
  public static final int LONGEST_BODY = 100_000;

  /** Checks that nothing is missing. */
  public EmailTemplate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(body, "body");
  }
}
