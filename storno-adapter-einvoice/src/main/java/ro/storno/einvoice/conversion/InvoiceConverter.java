package ro.storno.einvoice.conversion;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Conversion.Loss;
import ro.storno.application.einvoice.Conversion.Stage;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.NationalTerms;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.profile.Profile;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.Written;

/**
 * Reads a document and writes it anew in another profile.
 *
 * <p>What is lost is told three times over: by the reader, by the writer, and by reading the new
 * document again and comparing it term by term, so that no writer is taken at its word.
 * Thread-safe.
 */
public final class InvoiceConverter {
  private final ElectronicInvoiceReader reader;
  private final Map<Syntax, CarryingWriter> writers;

  /**
   * A converter.
   *
   * @param reader reads every syntax that is written; not null
   * @param writers one for each syntax; not null
   */
  public InvoiceConverter(ElectronicInvoiceReader reader, Map<Syntax, CarryingWriter> writers) {
    this.reader = reader;
    this.writers = Map.copyOf(writers);
  }

  /**
   * Writes a document anew.
   *
   * @param document the old document, any bytes; not null
   * @param profile what to write it in; not null
   */
  public Conversion convert(byte[] document, Profile profile) {
    ReadResult read = reader.read(document);
    if (read.documents().isEmpty()) {
      return Conversion.refused(profile.format(), read.findings());
    }
    List<NationalInvoice> wanted =
        read.documents().stream()
            .map(one -> new NationalInvoice(profile.applyTo(one.invoice()), one.terms()))
            .toList();
    try {
      Written written = writer(profile.syntax()).carry(wanted);
      List<Loss> losses = new ArrayList<>();
      read.findings().stream()
          .filter(finding -> finding.severity() != Severity.INFORMATION)
          .forEach(finding -> losses.add(loss(Stage.READING, finding)));
      written.leftOut().forEach(finding -> losses.add(loss(Stage.WRITING, finding)));
      losses.addAll(lostBetween(wanted, reader.read(written.document()), profile));
      return Conversion.of(
          profile.format(), written.document(), losses, assumptions(written.findings()));
    } catch (UnwritableInvoiceException e) {
      return Conversion.refused(profile.format(), e.findings());
    }
  }

  private CarryingWriter writer(Syntax syntax) {
    CarryingWriter writer = writers.get(syntax);
    if (writer == null) {
      throw new IllegalArgumentException("Nothing writes " + syntax);
    }
    return writer;
  }

  private static Loss loss(Stage stage, Finding finding) {
    return new Loss(stage, finding.location(), finding.message());
  }

  private static List<Finding> assumptions(List<Finding> findings) {
    return findings.stream().filter(one -> one.severity() == Severity.INFORMATION).toList();
  }

  private static List<Loss> lostBetween(
      List<NationalInvoice> wanted, ReadResult again, Profile profile) {
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < Math.min(wanted.size(), again.documents().size()); i++) {
      NationalInvoice before = wanted.get(i);
      NationalInvoice after = again.documents().get(i);
      String path = wanted.size() == 1 ? "" : "documents[" + i + "]";
      losses.addAll(TermComparison.between(path, core(before.invoice(), profile), after.invoice()));
      losses.addAll(lostTerms(before.terms(), after.terms(), profile));
    }
    return losses;
  }

  /** The core as the profile can say it: a syntax without specification identifier says none. */
  private static ElectronicInvoice core(ElectronicInvoice invoice, Profile profile) {
    return profile.customizationId() != null
        ? invoice
        : invoice.toBuilder().processControl(new ProcessControl(null, null)).build();
  }

  private static List<Loss> lostTerms(
      @Nullable NationalTerms before, @Nullable NationalTerms after, Profile profile) {
    if (!(before instanceof Record terms)) {
      return List.of();
    }
    if (after instanceof Record other && other.getClass() == terms.getClass()) {
      return TermComparison.between("national", terms, other);
    }
    List<Loss> losses = new ArrayList<>();
    for (RecordComponent component : terms.getClass().getRecordComponents()) {
      if (!TermComparison.saysNothing(TermComparison.value(component, terms))) {
        losses.add(
            new Loss(
                Stage.WRITING,
                "national." + component.getName(),
                profile.title() + " has no national terms; what the core does not say is lost."));
      }
    }
    return losses;
  }
}
