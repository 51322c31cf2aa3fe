package ro.storno.application.receipt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailedDocument;
import ro.storno.application.mail.MailedDocuments;
import ro.storno.application.preceding.PrecedingMails;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;

/** Receipts and refunds as documents that are mailed (api-reference/receipts/email.md). */
public final class ReceiptMails implements MailedDocuments {
  private final Receipts receipts;
  private final MailedContents contents;
  private final PrintReceipt print;

  /** Works with the given ports; none is null. */
  public ReceiptMails(Receipts receipts, MailedContents contents, PrintReceipt print) {
    this.receipts = receipts;
    this.contents = contents;
    this.print = print;
  }

  @Override
  public Set<MailedKind> kinds() {
    return Set.of(MailedKind.RECEIPT);
  }

  @Override
  public String title() {
    return PrecedingKind.RECEIPT.title();
  }

  @Override
  public Optional<MailedDocument> find(CompanyId company, UUID id) {
    return receipts.find(company, new PrecedingId(id)).map(receipt -> mailed(company, receipt));
  }

  /** The customer is who the receipt names, as the page of its variables says. */
  private MailedDocument mailed(CompanyId company, Receipt receipt) {
    PrecedingDocument document = receipt.document();
    return contents
        .mailed(
            company,
            document.content(),
            document.totals(),
            new MailedContents.Own(
                MailedKind.RECEIPT,
                document.id().value(),
                document.displayNumber(),
                PrintReceipt.filename(receipt),
                null,
                false,
                PrecedingMails.obstacle(document)))
        .withBuyer(customer(receipt));
  }

  private static @Nullable Party customer(Receipt receipt) {
    Party buyer = receipt.document().content().buyer();
    String name = receipt.customer();
    if (name == null) {
      return buyer;
    }
    String cif = receipt.sale().customerCif();
    return buyer == null
        ? Party.of(name, cif == null ? "" : cif, Address.UNKNOWN)
        : buyer.withName(name);
  }

  @Override
  public List<MailCarrier.Attachment> files(CompanyScope scope, DocumentMail mail) {
    return mail.attachments().stream()
        .map(
            name ->
                MailedContents.attachment(
                    name, print.print(scope, new PrecedingId(mail.document()))))
        .toList();
  }

  @Override
  public void sent(DocumentMail mail) {
    // receipts keep no events; the history of their mails says it
  }
}
