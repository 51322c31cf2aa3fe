package ro.storno.application.preceding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailedDocument;
import ro.storno.application.mail.MailedDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/** Proformas or delivery notes as documents that are mailed; their stage is nobody's business. */
public final class PrecedingMails implements MailedDocuments {
  private final PrecedingKind kind;
  private final PrecedingDocuments documents;
  private final MailedContents contents;
  private final PrintPreceding print;

  /**
   * Works with the given ports; none is null.
   *
   * @param kind not null
   */
  public PrecedingMails(
      PrecedingKind kind,
      PrecedingDocuments documents,
      MailedContents contents,
      PrintPreceding print) {
    this.kind = kind;
    this.documents = documents;
    this.contents = contents;
    this.print = print;
  }

  private MailedKind mailedKind() {
    return switch (kind) {
      case PROFORMA -> MailedKind.PROFORMA;
      case DELIVERY_NOTE -> MailedKind.DELIVERY_NOTE;
      case RECEIPT -> throw new IllegalArgumentException("receipts have mails of their own");
    };
  }

  @Override
  public Set<MailedKind> kinds() {
    return Set.of(mailedKind());
  }

  @Override
  public String title() {
    return kind.title();
  }

  @Override
  public Optional<MailedDocument> find(CompanyId company, UUID id) {
    return documents
        .find(company, kind, new PrecedingId(id))
        .map(
            document ->
                contents.mailed(company, document.content(), document.totals(), own(document)));
  }

  private MailedContents.Own own(PrecedingDocument document) {
    return new MailedContents.Own(
        mailedKind(),
        document.id().value(),
        document.displayNumber(),
        PrintPreceding.filename(document),
        null,
        false,
        obstacle(document));
  }

  /** Returns why a document cannot be mailed as it stands, or null if it can. */
  public static @Nullable String obstacle(PrecedingDocument document) {
    PrecedingKind kind = document.kind();
    if (document.stage() == Stage.CANCELLED) {
      return kind.title() + " is cancelled.";
    }
    return document.stage() == Stage.DRAFT && !kind.numberedAtOnce()
        ? kind.title() + " is a draft; issue it before you e-mail it."
        : null;
  }

  @Override
  public List<MailCarrier.Attachment> files(CompanyScope scope, DocumentMail mail) {
    return mail.attachments().stream()
        .map(
            name -> {
              InvoiceFile file = print.print(scope, kind, new PrecedingId(mail.document()));
              return MailedContents.attachment(name, file);
            })
        .toList();
  }

  @Override
  public void sent(DocumentMail mail) {
    // these documents keep no events; the history of their mails says it
  }
}
