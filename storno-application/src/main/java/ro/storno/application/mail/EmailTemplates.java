package ro.storno.application.mail;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.EmailTemplateId;
import ro.storno.domain.mail.MailedKind;

/** The e-mail templates of a company; at most one of each kind is the standard one. */
public interface EmailTemplates {
  /** Returns all of them, oldest first. */
  List<EmailTemplate> of(CompanyId company);

  Optional<EmailTemplate> find(CompanyId company, EmailTemplateId id);

  /** Returns the standard one for a kind of documents. */
  Optional<EmailTemplate> standard(CompanyId company, MailedKind kind);

  /**
   * Adds a template.
   *
   * @throws ro.storno.application.ApplicationException.Conflict if it is the standard one of its
   *     kind beside another; at the end of the transaction at the latest
   */
  void add(EmailTemplate template);

  /** Adds a standard template unless its kind has one already. */
  void addUnlessThere(EmailTemplate template);

  /** Saves a changed template; errors as for {@link #add}. */
  void update(EmailTemplate template);

  /** Lets the standard template of a kind be one among others, if there is one. */
  void dethrone(CompanyId company, MailedKind kind);

  void remove(CompanyId company, EmailTemplateId id);
}
