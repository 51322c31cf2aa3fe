package ro.storno.application.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.HybridProfile;
import ro.storno.application.einvoice.NationalInvoiceWriter;
import ro.storno.application.einvoice.UnfitPdfException;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.application.party.Clients;
import ro.storno.application.provider.FileNumbers;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.submission.Submissions;
import ro.storno.application.submission.SubmittedDocuments.Prepared;
import ro.storno.domain.DomainException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.SubmissionState;

/**
 * Writes invoices for the authority of one country: tells them in its terms, writes its format and
 * judges the file by its rules. What the rules find invalid is not handed in; what they could not
 * judge is, for the authority is the judge.
 */
public final class CountryWriter implements AbroadWriter {
  private static final int DIGITS = 5;
  private static final int BASE = 36;

  private final Channel channel;
  private final AbroadTerms terms;
  private final Ports ports;

  private CountryWriter(Channel channel, AbroadTerms terms, Ports ports) {
    this.channel = channel;
    this.terms = terms;
    this.ports = ports;
  }

  /** What writing needs; none is null. */
  public record Ports(
      Transactions transactions,
      Clients clients,
      Submissions submissions,
      HeldProviderConfigs configs,
      FileNumbers numbers,
      XmlWriting writing,
      NationalInvoiceWriter writer,
      PrintInvoice printer,
      HybridPdfs hybrids,
      Clock clock) {}

  /** Returns the writers of all countries. */
  public static List<AbroadWriter> all(Ports ports) {
    return List.of(
        new CountryWriter(Channel.XRECHNUNG, new GermanTold(), ports),
        new CountryWriter(Channel.SDI, new ItalianTold(), ports),
        new CountryWriter(Channel.KSEF, new PolishTold(ports.clock), ports),
        new CountryWriter(Channel.FACTURX, new FrenchTold(), ports));
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Prepared write(XmlWriting.Source source) {
    Invoice invoice = source.invoice();
    try {
      return written(source);
    } catch (DomainException.InvalidValue wrong) {
      return missing(invoice, Map.of(wrong.field(), String.valueOf(wrong.getMessage())));
    } catch (UnwritableInvoiceException unwritable) {
      return unfit(invoice, "The e-invoice cannot be written.", unwritable.findings());
    } catch (UnfitPdfException unfit) {
      return new Prepared.Unfit(
          invoice.version(),
          "The PDF cannot carry the e-invoice.",
          List.of(String.valueOf(unfit.getMessage())));
    } catch (ApplicationException.Unacceptable unprintable) {
      return missing(invoice, unprintable.errors());
    }
  }

  private Prepared written(XmlWriting.Source source) {
    Invoice invoice = source.invoice();
    Map<String, Map<String, String>> identifiers = identifiers(invoice);
    AbroadTelling telling =
        new AbroadTelling(
            ports.writing.told(source),
            source.company(),
            identifiers,
            ports.configs.facts(invoice.company(), channel),
            new AbroadTelling.Beside(invoice.content().exchangeRate(), corrected(source.parent())));
    String fileNumber = terms.numbered() ? fileNumber(invoice) : "";
    NationalInvoice told = terms.tell(telling, fileNumber);
    if (!telling.missing().isEmpty()) {
      return missing(invoice, telling.missing());
    }
    NationalInvoiceWriter.Document document = ports.writer.write(told, terms.format());
    byte[] xml = document.content();
    LocalDate day = invoice.content().issueDate();
    ValidationReport report = ports.writer.judge(xml, terms.format(), day);
    if (report.verdict() == Verdict.INVALID) {
      return unfit(
          invoice,
          "The official rules find errors; the authority would reject it.",
          report.findings().stream().filter(f -> f.severity().invalidates()).toList());
    }
    String number = InvoiceFile.safe(invoice.displayNumber());
    return new Prepared.Ready(
        invoice.version(),
        channel == Channel.FACTURX ? hybrid(invoice, xml, day) : xml,
        terms.fileName(told, number, fileNumber),
        Map.of("number", invoice.displayNumber(), "format", terms.format()),
        leftOut(document.leftOut()));
  }

  private static List<Payload.LeftOut> leftOut(List<Finding> findings) {
    return findings.stream()
        .map(each -> new Payload.LeftOut(each.location(), each.message()))
        .distinct()
        .toList();
  }

  /** What the authority calls the document that is corrected, if it has accepted it. */
  private @Nullable String corrected(@Nullable Invoice parent) {
    return parent == null
        ? null
        : ports
            .transactions
            .inCompany(
                parent.company(),
                () ->
                    ports.submissions.latest(
                        parent.company(), DocumentReference.invoice(parent.id().value()), channel))
            .filter(latest -> latest.state() == SubmissionState.ACCEPTED)
            .map(latest -> latest.answer().receipt())
            .orElse(null);
  }

  private Map<String, Map<String, String>> identifiers(Invoice invoice) {
    ClientId client = invoice.content().clientId();
    return Optional.ofNullable(client)
        .flatMap(
            id ->
                ports.transactions.inCompany(
                    invoice.company(), () -> ports.clients.find(invoice.company(), id)))
        .map(Client::einvoiceIdentifiers)
        .orElse(Map.of());
  }

  /** Five letters and digits: enough for sixty million files of a company. */
  private String fileNumber(Invoice invoice) {
    long number =
        ports.transactions.inCompany(
            invoice.company(), () -> ports.numbers.next(invoice.company(), channel));
    String digits = Long.toString(number, BASE).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  private byte[] hybrid(Invoice invoice, byte[] xml, LocalDate day) {
    byte[] pdf = ports.printer.pdf(invoice.company(), invoice.id());
    return ports.hybrids.embed(pdf, xml, HybridProfile.EN_16931, day);
  }

  private static Prepared missing(Invoice invoice, Map<String, String> fields) {
    return new Prepared.Unfit(
        invoice.version(),
        "Something is missing that the authority wants to know.",
        fields.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).toList(),
        fields);
  }

  private static Prepared unfit(Invoice invoice, String reason, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add("[" + finding.rule() + "] " + finding.message()));
    return new Prepared.Unfit(invoice.version(), reason, lines);
  }
}
