package ro.storno.application.einvoice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import ro.storno.application.Sha256;
import ro.storno.application.TestApplication;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;

/** A writer and a judge of invoices that do as they are told: for tests only. */
public final class PlainXml
    implements ElectronicInvoiceWriter, ElectronicInvoiceValidator, RuleSets {
  private Verdict verdict = Verdict.VALID;
  private int judged;
  private boolean refusing;
  private Runnable beforeJudging = () -> {};

  /** Sets what is said of every document from now on. */
  public void say(Verdict said) {
    verdict = said;
  }

  /** Lets the writer refuse every invoice from now on. */
  public void refuse() {
    refusing = true;
  }

  /** Runs something each time before a document is judged. */
  public void beforeJudging(Runnable work) {
    beforeJudging = work;
  }

  /** Returns how many documents were judged. */
  public int judged() {
    return judged;
  }

  @Override
  public Syntax syntax() {
    return Syntax.UBL;
  }

  @Override
  public byte[] write(ElectronicInvoice invoice) {
    if (refusing) {
      throw new UnwritableInvoiceException(
          List.of(
              Finding.of("BT-44", Severity.FATAL, FindingSource.ENGINE, "no buyer")
                  .causedBy("clientId")));
    }
    String text = "<Invoice>" + invoice.number() + " " + invoice.totals() + "</Invoice>";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public ValidationReport validate(byte[] document) {
    return validate(document, LocalDate.EPOCH);
  }

  @Override
  public ValidationReport validate(byte[] document, LocalDate date) {
    beforeJudging.run();
    judged++;
    List<Finding> findings =
        verdict == Verdict.INVALID
            ? List.of(
                Finding.of("BR-CO-15", Severity.FATAL, FindingSource.EN_16931, "wrong \"total\"")
                    .causedBy("lines"))
            : List.of();
    return new ValidationReport(
        verdict,
        verdict == Verdict.NOT_CHECKED
            ? null
            : new RuleSetIdentity("CIUS-RO", "1.0.9", "EN 16931 1.3.8"),
        Sha256.of(document),
        findings,
        TestApplication.START,
        Duration.ZERO);
  }

  @Override
  public ValidationReport validateAs(String customization, byte[] document, LocalDate date) {
    return validate(document, date);
  }

  @Override
  public void warmUp() {
    judged = 0;
  }

  @Override
  public List<RuleSetInfo> all() {
    return List.of(
        new RuleSetInfo(
            new RuleSetIdentity("CIUS-RO", "1.0.9", "EN 16931 1.3.8"),
            "UBL Invoice",
            "urn:",
            LocalDate.EPOCH,
            null,
            LocalDate.EPOCH,
            "test",
            true));
  }
}
