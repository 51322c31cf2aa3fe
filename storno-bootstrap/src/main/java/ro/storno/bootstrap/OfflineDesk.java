package ro.storno.bootstrap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import ro.storno.application.ApplicationException;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.HybridPdfs.Attached;
import ro.storno.application.einvoice.HybridProfile;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.application.einvoice.Syntax;
import ro.storno.application.einvoice.UnfitPdfException;
import ro.storno.bootstrap.memory.OneInvoice;
import ro.storno.cli.einvoice.InvoiceDescription;
import ro.storno.cli.einvoice.OfflineTools;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.DomainException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.envelope.Envelope;
import ro.storno.einvoice.xml.XmlLimits;
import ro.storno.pdf.hybrid.FacturXPdfs;
import ro.storno.pdf.invoice.PdfInvoicePrinter;
import ro.storno.security.identity.TimeOrderedIds;

/** Judges, writes and prints documents from files, with nothing but this process. */
final class OfflineDesk implements OfflineTools {
  private static final String PDF_PROFILE = "factur-x-en16931";
  private static final byte[] PDF_MAGIC = {'%', 'P', 'D', 'F', '-'};

  private final EInvoicing einvoicing;
  private final HybridPdfs hybrids = new FacturXPdfs();

  /** Judges by the given rules and writes the given formats. */
  OfflineDesk(EInvoicing einvoicing) {
    this.einvoicing = einvoicing;
  }

  @Override
  public ValidationReport validate(byte[] document) {
    return einvoicing.validate(unpacked(document));
  }

  @Override
  public ValidationReport validate(byte[] document, LocalDate day) {
    return einvoicing.validate(unpacked(document), day);
  }

  @Override
  public ValidationReport validateAs(String ruleSet, byte[] document, LocalDate day) {
    return einvoicing.validateAs(ruleSet, unpacked(document), day);
  }

  @Override
  public ReadResult read(byte[] document) {
    return einvoicing.read(unpacked(document));
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
    return einvoicing.convert(unpacked(document), format);
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

  @Override
  public byte[] hybridPdf(InvoiceDescription invoice) {
    return inWords(
        () -> {
          OneInvoice one = one(invoice);
          byte[] document = whole(einvoicing.convert(one.xml(einvoicing.writer()), PDF_PROFILE));
          return embed(one.pdf(einvoicing.writer(), new PdfInvoicePrinter()), document);
        });
  }

  /** The new document of a conversion that lost nothing. */
  private static byte[] whole(Conversion conversion) {
    List<String> lines = new ArrayList<>();
    conversion.refusal().forEach(finding -> lines.add(finding.message()));
    conversion.losses().forEach(loss -> lines.add(loss.place() + ": " + loss.reason()));
    return conversion
        .document()
        .filter(document -> lines.isEmpty())
        .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, lines));
  }

  @Override
  public byte[] embed(byte[] pdf, byte[] invoice) {
    ReadResult read = einvoicing.read(plain(invoice));
    // what holds only half an invoice tells no program that opens the PDF later
    List<String> broken =
        read.findings().stream()
            .filter(finding -> finding.source() == FindingSource.INPUT)
            .map(Finding::message)
            .toList();
    if (!broken.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The invoice cannot be read to its end: "
              + String.join(" ", broken)
              + " Embed a whole document, such as storno convert --to "
              + PDF_PROFILE
              + " writes.");
    }
    ElectronicInvoice core = read.invoice().orElse(null);
    HybridProfile profile =
        core == null || read.syntax().filter(Syntax.CII::equals).isEmpty()
            ? null
            : HybridProfile.of(core.processControl().customizationId()).orElse(null);
    LocalDate date = core == null ? null : core.issueDate();
    if (profile == null || date == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The invoice is no dated CII document of a Factur-X profile or XRechnung; see storno"
              + " convert --to "
              + PDF_PROFILE);
    }
    try {
      return hybrids.embed(pdf, invoice, profile, date);
    } catch (UnfitPdfException e) {
      throw new CommandFailure(ExitCode.USAGE, e.reasons());
    }
  }

  /** The invoice, unless it stands in an envelope, which readers of hybrid PDFs do not open. */
  private static byte[] plain(byte[] invoice) {
    int most = XmlLimits.STANDARD.maxBytes();
    if (invoice.length <= most) {
      Envelope envelope = Envelope.open(invoice, most);
      if (envelope.problem() != null || envelope.content() != invoice) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The invoice stands in a signature, PEM or Base64, and a PDF has to hold the XML itself;"
                + " take it out first, or write it anew without the signature by storno convert"
                + " --to "
                + PDF_PROFILE);
      }
    }
    return invoice;
  }

  @Override
  public void gallery(BiConsumer<String, byte[]> wall) {
    new Gallery(wall).hang();
  }

  @Override
  public HybridPdfs.Extraction extract(byte[] pdf) {
    return hybrids.extract(pdf);
  }

  /** The invoice inside a hybrid PDF; any other file as it is. */
  private byte[] unpacked(byte[] document) {
    boolean pdf =
        document.length > PDF_MAGIC.length
            && Arrays.equals(Arrays.copyOf(document, PDF_MAGIC.length), PDF_MAGIC);
    return pdf
        ? hybrids.extract(document).found().map(Attached::content).orElse(document)
        : document;
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
