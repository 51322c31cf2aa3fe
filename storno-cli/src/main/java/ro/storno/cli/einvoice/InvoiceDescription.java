package ro.storno.cli.einvoice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.party.ClientEntry;

/**
 * An invoice described in a file: what the API is told, and what a server would know already.
 * docs/invoice-json.md describes the file.
 *
 * @param number as issued, such as {@code ABC-0001}; not null
 * @param company who issues it; not null
 * @param bankAccounts where to pay; not null
 * @param client who receives it; null for a buyer named in the entry
 * @param creditNote whether the body asks for a credit note
 * @param draft the body of {@code POST /api/v1/invoices}; not null
 */
public record InvoiceDescription(
    String number,
    CreateCompany.Command company,
    List<ManageBankAccounts.Command> bankAccounts,
    @Nullable ClientEntry client,
    boolean creditNote,
    Draft draft) {

  /** The body, once the ids it refers to are known. */
  @FunctionalInterface
  public interface Draft {
    /** Returns the entry that names the client, if there is one, and the series. */
    InvoiceEntry entry(@Nullable UUID client, UUID series);
  }
}
