package ro.storno.application.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.People;
import ro.storno.application.identity.Person;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailedKind;

/**
 * Shows what a mail about a document would say, and which mails there were (email-defaults,
 * email-history).
 */
public final class ReadDocumentMails {
  /** Most mails that the history of a document shows, the newest ones. */
  private static final int MOST = 500;

  private final Transactions transactions;
  private final MailableDocuments documents;
  private final DocumentMails mails;
  private final MailWriting writing;
  private final Senders senders;
  private final People people;

  /** Reads from the given ports; none is null. */
  public ReadDocumentMails(
      Transactions transactions,
      MailableDocuments documents,
      DocumentMails mails,
      MailWriting writing,
      Senders senders,
      People people) {
    this.transactions = transactions;
    this.documents = documents;
    this.mails = mails;
    this.writing = writing;
    this.senders = senders;
    this.people = people;
  }

  /**
   * A mail that was asked for, and by whom.
   *
   * @param mail not null
   * @param by or null for the system
   */
  public record Asked(DocumentMail mail, @Nullable Person by) {}

  /**
   * What a mail would be.
   *
   * @param to where the document's reader gets mail, or empty; not null
   * @param subject with its variables filled in; not null
   * @param body likewise; not null
   * @param template the company's template that it follows, or null for the built-in words
   * @param from address of the sender, or null where there is no server
   * @param fromName not null
   * @param replyTo where answers go, or null
   */
  public record Prefilled(
      String to,
      String subject,
      String body,
      @Nullable UUID template,
      @Nullable EmailAddress from,
      String fromName,
      @Nullable EmailAddress replyTo) {}

  /**
   * Returns what a mail would be, whether or not the document can be mailed as it stands.
   *
   * @param language {@code ro}, {@code en}, or null for the company's own words
   * @param template one of the company's, or null for the standard one
   * @throws ApplicationException.NotFound if the company has no such document or template
   * @throws ApplicationException.Unacceptable if the language is another
   */
  public Prefilled defaults(
      CompanyScope scope,
      MailedKind kind,
      UUID id,
      @Nullable String language,
      @Nullable UUID template) {
    scope.requireToView(Permission.INVOICE_VIEW);
    MailWriting.Choice choice = new MailWriting.Choice(template, language).checked();
    Company company = scope.profile();
    Optional<Senders.Chosen> sender = senders.of(company.organization());
    return transactions.inCompany(
        scope.company(),
        () -> {
          MailedDocument document = documents.require(scope.company(), kind, id);
          StandardWords.Words words = writing.words(scope.company(), document.kind(), choice);
          MailWriting.Filled filled = writing.fill(words, document, company);
          String address = document.address();
          return new Prefilled(
              address == null ? "" : address,
              filled.subject(),
              filled.body(),
              words.template(),
              sender.map(chosen -> chosen.server().fromAddress()).orElse(null),
              sender
                  .map(
                      chosen ->
                          DeliverDocumentMail.senderName(chosen.server(), chosen.trust(), company))
                  .orElse(company.party().name()),
              DeliverDocumentMail.replyTo(company).orElse(null));
        });
  }

  /**
   * Returns the mails about a document, newest first, those that wait included.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   */
  public List<Asked> about(CompanyScope scope, MailedKind kind, UUID id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    List<DocumentMail> found =
        transactions.inCompany(
            scope.company(),
            () -> {
              documents.require(scope.company(), kind, id);
              return mails.about(scope.company(), id, MOST);
            });
    return found.stream().map(this::asked).toList();
  }

  /** Returns a mail and who asked for it. Not in a transaction. */
  public Asked asked(DocumentMail mail) {
    return new Asked(mail, people.find(mail.mail().sentBy()).orElse(null));
  }
}
