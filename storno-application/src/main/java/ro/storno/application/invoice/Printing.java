package ro.storno.application.invoice;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.file.FileStore;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;

/** The way of any document to paper: its company's logo, the printer, and what may go wrong. */
public final class Printing {
  private final FileStore store;
  private final InvoicePrinter printer;

  /** Prints with the given ports; none is null. */
  public Printing(FileStore store, InvoicePrinter printer) {
    this.store = store;
    this.printer = printer;
  }

  /**
   * Prints a document. Not in a transaction.
   *
   * @param title what it is, for the refusal: {@code invoice}; not null
   * @param words words the document; not null
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public byte[] print(String title, Supplier<PrintableInvoice> words) {
    try {
      return printer.print(words.get());
    } catch (UnprintableInvoiceException unprintable) {
      throw refused(title, unprintable.field(), unprintable);
    } catch (DomainException.InvalidValue wrong) {
      throw refused(title, wrong.field(), wrong);
    }
  }

  private static ApplicationException refused(String title, String field, Exception why) {
    return new ApplicationException.Unacceptable(
        "The " + title + " cannot be printed", Map.of(field, String.valueOf(why.getMessage())));
  }

  /** Returns the logo of a company, null if it has none. */
  public PrintableInvoice.@Nullable Logo logo(Company company) {
    Company.Logo logo = company.logo();
    return logo == null
        ? null
        : store
            .get(company.id(), logo.storageKey())
            .map(content -> new PrintableInvoice.Logo(content, logo.mediaType()))
            .orElse(null);
  }
}
