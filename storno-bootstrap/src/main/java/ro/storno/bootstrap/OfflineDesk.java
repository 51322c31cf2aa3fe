package ro.storno.bootstrap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.application.ApplicationException;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.bootstrap.memory.OneInvoice;
import ro.storno.cli.einvoice.InvoiceDescription;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.DomainException;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.einvoice.EInvoicing;
import ro.storno.pdf.invoice.PdfInvoicePrinter;
import ro.storno.security.identity.TimeOrderedIds;

/** Judges, writes and prints documents from files, with nothing but this process. */
final class OfflineDesk implements OfflineTools {
  private final EInvoicing einvoicing = EInvoicing.standard();

  @Override
  public ValidationReport validate(byte[] document) {
    return einvoicing.validator().validate(document);
  }

  @Override
  public ReadResult read(byte[] document) {
    return einvoicing.read(document);
  }

  @Override
  public Optional<Format> formatOf(ReadResult read) {
    return einvoicing.formatOf(read);
  }

  @Override
  public List<Format> formats() {
    return einvoicing.formats();
  }

  @Override
  public Conversion convert(byte[] document, String format) {
    return einvoicing.convert(document, format);
  }

  @Override
  public List<RuleSetInfo> ruleSets() {
    return einvoicing.ruleSets().all();
  }

  @Override
  public byte[] xml(InvoiceDescription invoice) {
    return inWords(() -> one(invoice).xml(einvoicing.writer()));
  }

  @Override
  public byte[] pdf(InvoiceDescription invoice) {
    return inWords(() -> one(invoice).pdf(einvoicing.writer(), new PdfInvoicePrinter()));
  }

  private OneInvoice one(InvoiceDescription described) {
    Clock clock = Clock.systemUTC();
    return new OneInvoice(
        new OneInvoice.Tools(
            UseCases.commandValidator(), new TimeOrderedIds(clock), clock, einvoicing.ruleSets()),
        described.number(),
        described.creditNote() ? SeriesType.CREDIT_NOTE : SeriesType.INVOICE,
        described.company(),
        described.bankAccounts(),
        described.client(),
        described.draft()::entry);
  }

  /** What a use case refuses is a mistake in the file here. */
  private static byte[] inWords(Supplier<byte[]> work) {
    try {
      return work.get();
    } catch (ApplicationException.Invalid e) {
      throw new CommandFailure(ExitCode.USAGE, lines(e.orderedErrors()));
    } catch (ApplicationException.Unacceptable e) {
      List<String> lines = new ArrayList<>(List.of(String.valueOf(e.getMessage())));
      lines.addAll(lines(e.errors()));
      throw new CommandFailure(ExitCode.USAGE, lines);
    } catch (DomainException e) {
      String field = e.field().isEmpty() ? "" : e.field() + ": ";
      throw new CommandFailure(ExitCode.USAGE, field + e.getMessage());
    } catch (ApplicationException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static List<String> lines(Map<String, String> errors) {
    return errors.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }
}
