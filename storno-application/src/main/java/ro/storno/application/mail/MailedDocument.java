package ro.storno.application.mail;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;

/**
 * What a mail has to know of the document that it carries.
 *
 * @param kind not null
 * @param id not null
 * @param number as shown; not null
 * @param issueDate not null
 * @param dueDate or null
 * @param subtotal without VAT; not null
 * @param vat not null
 * @param total with VAT; not null
 * @param buyer who it is for, or null
 * @param address where its reader gets mail, as far as anybody noted that; or null
 * @param series prefix of its series, or null
 * @param pdfName how its PDF is called; not null
 * @param xmlName how its XML is called, or null if there is none
 * @param open whether it still has to be paid
 * @param obstacle why it cannot be mailed as it stands, or null
 */
public record MailedDocument(
    MailedKind kind,
    UUID id,
    String number,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Money subtotal,
    Money vat,
    Money total,
    @Nullable Party buyer,
    @Nullable String address,
    @Nullable String series,
    String pdfName,
    @Nullable String xmlName,
    boolean open,
    @Nullable String obstacle) {
  /** Returns the document for another buyer, or for nobody who is known; its reader stays. */
  public MailedDocument withBuyer(@Nullable Party other) {
    return new MailedDocument(
        kind, id, number, issueDate, dueDate, subtotal, vat, total, other, address, series, pdfName,
        xmlName, open, obstacle);
  }
}
