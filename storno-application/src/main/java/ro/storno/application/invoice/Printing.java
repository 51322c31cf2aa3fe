package ro.storno.application.invoice;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.file.FileStore;
import ro.storno.application.printing.PrintSettingsBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.PrintSettings;

/** The way of any document to paper: the look its company chose, the printer, what may go wrong. */
public final class Printing {
  private final PrintSettingsBook book;
  private final FileStore store;
  private final InvoicePrinter printer;

  /** Prints with the given ports; none is null. */
  public Printing(PrintSettingsBook book, FileStore store, InvoicePrinter printer) {
    this.book = book;
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
    return refusing(title, () -> printer.print(words.get()));
  }

  /**
   * Draws a document for the screen. Not in a transaction.
   *
   * @param words words the document; not null
   * @return HTML; not null
   * @throws ApplicationException.Unacceptable if it cannot be drawn as it is; names the field
   */
  public String preview(Supplier<PrintableInvoice> words) {
    return refusing("preview", () -> printer.preview(words.get()));
  }

  /**
   * Prints a document by whatever printer. Not in a transaction.
   *
   * @param title what it is, for the refusal: {@code receipt}; not null
   * @param work prints it; not null
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public static <T> T refusing(String title, Supplier<T> work) {
    try {
      return work.get();
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

  /** Returns what a company chose for its documents. In a transaction of the company. */
  public PrintSettings settings(CompanyId company) {
    return book.find(company).orElse(PrintSettings.STANDARD);
  }

  /** Returns the look of a company's documents, its logo fetched. Not in a transaction. */
  public PrintableInvoice.Appearance appearance(Company company, PrintSettings settings) {
    return new PrintableInvoice.Appearance(settings, settings.showLogo() ? logo(company) : null);
  }

  private PrintableInvoice.@Nullable Logo logo(Company company) {
    Company.Logo logo = company.logo();
    return logo == null
        ? null
        : store
            .get(company.id(), logo.storageKey())
            .map(content -> new PrintableInvoice.Logo(content, logo.mediaType()))
            .orElse(null);
  }
}
