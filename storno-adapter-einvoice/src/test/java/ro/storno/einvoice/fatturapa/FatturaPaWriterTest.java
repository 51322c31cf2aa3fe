package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ValidInvoice;
import ro.storno.einvoice.syntax.Written;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

class FatturaPaWriterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final FatturaPaWriter writer = new FatturaPaWriter();
  private final FatturaPaReader reader = new FatturaPaReader(XmlLimits.STANDARD);

  @Test
  void invoice_with_its_italian_terms_is_written_as_kept_read_back_and_valid() {
    byte[] document = writer.write(List.of(ItalianInvoices.lawyer()));

    Golden.assertMatches("fatturapa-lawyer.xml", document);
    ReadResult result = reader.read(document);
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-WITHHELD");
    assertThat(result.documents()).containsExactly(ItalianInvoices.lawyer());
    ValidationReport report = VALIDATOR.validate(document, TODAY);
    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(report.ruleSet().toString())
        .isEqualTo("FatturaPA 1.9 (schema 1.2.2 with TD29 and RF20)");
  }

  @Test
  void several_invoices_stand_in_one_file() {
    List<NationalInvoice> both = List.of(ItalianInvoices.lawyer(), ItalianInvoices.second());

    byte[] document = writer.write(both);

    Golden.assertMatches("fatturapa-two-bodies.xml", document);
    assertThat(reader.read(document).documents()).isEqualTo(both);
    assertThat(reader.read(document).invoice()).contains(both.get(0).invoice());
    assertThat(VALIDATOR.validate(document, TODAY).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void invoices_of_other_parties_do_not_stand_in_one_file() {
    NationalInvoice other =
        new NationalInvoice(
            ItalianInvoices.second().invoice().toBuilder().buyer(Invoices.german().buyer()).build(),
            ItalianInvoices.second().terms());

    UnwritableInvoiceException refusal =
        catchThrowableOfType(
            UnwritableInvoiceException.class,
            () -> writer.write(List.of(ItalianInvoices.lawyer(), other)));

    assertThat(refusal.findings()).extracting(Finding::message).first().asString().contains("same");
  }

  @Test
  void invoice_without_italian_terms_follows_from_the_core_and_tells_what_it_assumed() {
    ElectronicInvoice core = italian(Invoices.romanian(2), "RO14399840");

    Written written = writer.carry(core);

    Golden.assertMatches("fatturapa-from-core.xml", written.document());
    assertThat(written.findings())
        .filteredOn(f -> f.severity() == Severity.INFORMATION)
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("RF01"))
        .anyMatch(message -> message.contains("number of the file"));
    assertThat(written.leftOut())
        .extracting(Finding::rule)
        .contains("FPA-LETTERS", "FPA-NO-PLACE")
        .doesNotContain("FPA-MISSING");
    ValidationReport report = VALIDATOR.validate(written.document(), TODAY);
    assertThat(report.errors()).isEmpty();
  }

  @Test
  void strict_writer_refuses_what_fatturapa_has_no_place_for() {
    UnwritableInvoiceException refusal =
        catchThrowableOfType(
            UnwritableInvoiceException.class,
            () -> writer.write(italian(Invoices.german(), "DE123456788")));

    assertThat(refusal.findings())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("BT-10"))
        .anyMatch(message -> message.contains("BT-20"));
  }

  @Test
  void zero_rate_without_a_reason_is_refused_since_italy_has_none() {
    ElectronicInvoice core = italian(Invoices.romanian(1), "RO14399840");
    var line = core.lines().get(0);
    ElectronicInvoice zero =
        core.toBuilder()
            .lines(
                List.of(
                    line.toBuilder()
                        .vat(new ro.storno.domain.einvoice.LineVat("Z", java.math.BigDecimal.ZERO))
                        .build()))
            .build();

    UnwritableInvoiceException refusal =
        catchThrowableOfType(UnwritableInvoiceException.class, () -> writer.carry(zero));

    assertThat(refusal.findings()).extracting(Finding::rule).contains("FPA-MISSING");
    assertThat(refusal.findings().get(0).location()).contains("DettaglioLinee[1]/Natura");
  }

  @Property(tries = 150, seed = "20261121")
  void valid_invoice_with_an_italian_seller_is_valid_for_sdi(@ForAll long seed) {
    ElectronicInvoice invoice = ValidInvoice.of(seed);
    boolean zeroRated =
        invoice.vatBreakdown().stream().anyMatch(vat -> "Z".equals(vat.categoryCode()));
    if (zeroRated) {
      return;
    }
    Written written = writer.carry(italian(invoice, "RO14399840"));

    ValidationReport report = VALIDATOR.validate(written.document());
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    ReadResult once = reader.read(written.document());
    assertThat(reader.read(writer.carry(once.documents()).document()).documents())
        .isEqualTo(once.documents());
  }

  /** The same invoice, sold from Italy. */
  private static ElectronicInvoice italian(ElectronicInvoice invoice, String buyerVatId) {
    PostalAddress address =
        PostalAddress.builder()
            .line1("Via Roma")
            .line2("1")
            .postCode("20121")
            .city("Milano")
            .countrySubdivision("MI")
            .countryCode("IT")
            .build();
    return invoice.toBuilder()
        .seller(invoice.seller().toBuilder().vatId("IT12345678903").address(address).build())
        .buyer(invoice.buyer().toBuilder().vatId(buyerVatId).build())
        .build();
  }

  @Test
  void file_says_in_its_first_lines_what_it_is() {
    String text =
        new String(writer.write(List.of(ItalianInvoices.lawyer())), StandardCharsets.UTF_8);

    assertThat(text)
        .contains("<p:FatturaElettronica")
        .contains("versione=\"FPA12\"")
        .contains("<TipoDocumento>TD06</TipoDocumento>");
  }
}
