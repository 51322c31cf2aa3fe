package ro.storno.einvoice.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ValidInvoice;
import ro.storno.einvoice.cii.CiiWriter;
import ro.storno.einvoice.ubl.UblReader;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

class ProfilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final Profiles profiles = Profiles.standard();

  private static byte[] written(Profile profile, ElectronicInvoice invoice) {
    ElectronicInvoice applied = profile.applyTo(invoice);
    return profile.syntax() == Syntax.UBL
        ? new UblWriter().write(applied)
        : new CiiWriter().write(applied);
  }

  @Test
  void every_profile_has_rules_in_force_to_its_last_day_and_a_name_of_its_own() {
    for (Profile profile : profiles.all()) {
      LocalDate day = profile.validTo() == null ? TODAY : profile.validTo();
      assertThat(RuleSetRegistry.standard().all())
          .as(profile.name())
          .anyMatch(
              set ->
                  set.identity().name().equals(profile.ruleSet())
                      && set.available()
                      && !day.isBefore(set.validFrom())
                      && (set.validTo() == null || !day.isAfter(set.validTo())));
    }
    assertThat(profiles.all()).extracting(Profile::name).doesNotHaveDuplicates();
    assertThat(profiles.all())
        .filteredOn(profile -> !profile.inForceOn(TODAY))
        .extracting(Profile::name)
        .containsExactly("fa2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xrechnung", "xrechnung-cii", "peppol", "ubl", "cii"})
  void invoice_written_in_a_profile_is_valid_by_its_rules(String name) {
    Profile profile = profiles.named(name).orElseThrow();
    byte[] document = written(profile, Invoices.german());

    Golden.assertMatches("profile-" + name + ".xml", document);
    ValidationReport report = VALIDATOR.validate(document, TODAY);
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(report.ruleSet().name()).isEqualTo(profile.ruleSet());
  }

  @Property(tries = 80, seed = "20261121")
  void valid_invoice_that_meets_the_demands_of_a_network_is_valid_there(@ForAll long seed) {
    ElectronicInvoice invoice = meetingDemands(ValidInvoice.of(seed));
    for (String name : List.of("xrechnung", "xrechnung-cii", "peppol")) {
      Profile profile = profiles.named(name).orElseThrow();
      byte[] document = written(profile, invoice);

      ValidationReport report = VALIDATOR.validate(document);

      assertThat(report.errors()).as(name).isEmpty();
      assertThat(report.verdict()).as(name).isEqualTo(Verdict.VALID);
    }
  }

  /** What XRechnung and Peppol want beyond EN 16931: contacts, addresses, a way to pay. */
  private static ElectronicInvoice meetingDemands(ElectronicInvoice invoice) {
    ElectronicInvoice.Builder met =
        invoice.toBuilder()
            .buyerReference("04011000-12345-03")
            .vatBreakdown(invoice.vatBreakdown().stream().map(ProfilesTest::withRate).toList())
            .seller(
                invoice.seller().toBuilder()
                    .contact(new Contact("Erika Muster", "+49 30 123456", "erika@example.com"))
                    .build());
    return invoice.paymentInstructions().isEmpty()
        ? met.addPaymentInstruction(PaymentInstruction.builder().meansCode("10").build()).build()
        : met.build();
  }

  /** BR-DE-14: a rate also where no VAT is due. */
  private static VatBreakdown withRate(VatBreakdown vat) {
    return vat.rate() == null ? vat.toBuilder().rate(BigDecimal.ZERO).build() : vat;
  }

  @Test
  void peppol_takes_several_notes_as_one_and_names_its_own_process() {
    ElectronicInvoice invoice =
        Invoices.german().toBuilder()
            .processControl(new ProcessControl("A1", "urn:x"))
            .addNote(InvoiceNote.of("Zweiter Hinweis"))
            .build();

    byte[] document = written(profiles.named("peppol").orElseThrow(), invoice);
    ReadResult result = new UblReader(XmlLimits.STANDARD).read(document);

    assertThat(result.invoice().orElseThrow().notes())
        .containsExactly(InvoiceNote.of("Vielen Dank für Ihren Auftrag\nZweiter Hinweis"));
    assertThat(result.invoice().orElseThrow().processControl().profileId())
        .isEqualTo("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
    assertThat(VALIDATOR.validate(document, TODAY).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void peppol_rule_broken_names_rule_and_release() {
    ElectronicInvoice anonymous =
        Invoices.german().toBuilder()
            .buyer(Invoices.german().buyer().toBuilder().electronicAddress(null).build())
            .build();

    ValidationReport report =
        VALIDATOR.validate(written(profiles.named("peppol").orElseThrow(), anonymous), TODAY);

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::rule).contains("PEPPOL-EN16931-R010");
    assertThat(report.ruleSet().version()).isEqualTo("3.0.21 (2026.5)");
    assertThat(report.ruleSet().base()).isEqualTo("EN 16931 1.3.16");
  }

  @Test
  void release_of_peppol_follows_the_day_it_became_mandatory() {
    byte[] document = written(profiles.named("peppol").orElseThrow(), Invoices.german());

    assertThat(VALIDATOR.validate(document, LocalDate.of(2026, 8, 16)).ruleSet().version())
        .startsWith("3.0.20");
    assertThat(VALIDATOR.validate(document, LocalDate.of(2026, 8, 17)).ruleSet().version())
        .startsWith("3.0.21");
  }

  @Test
  void self_billed_invoice_is_judged_by_the_rules_of_self_billing() {
    ElectronicInvoice selfBilled =
        Invoices.german().toBuilder()
            .typeCode("389")
            .buyer(
                Invoices.german().buyer().toBuilder()
                    .electronicAddress(new Identifier("04011000-12345-34", "0204"))
                    .build())
            .build();

    ValidationReport report =
        VALIDATOR.validate(
            written(profiles.named("peppol-self-billing").orElseThrow(), selfBilled), TODAY);

    assertThat(report.errors()).isEmpty();
    assertThat(report.ruleSet().name()).isEqualTo("Peppol BIS Self-Billing");
  }

  @Test
  void document_is_told_apart_by_syntax_and_specification() {
    assertThat(profiles.of(Syntax.CII, ProcessControl.XRECHNUNG_3_0))
        .map(Profile::name)
        .contains("xrechnung-cii");
    assertThat(profiles.of(Syntax.UBL, ProcessControl.CIUS_RO_1_0_1))
        .map(Profile::name)
        .contains("cius-ro");
    assertThat(profiles.of(Syntax.UBL, "urn:nobody:knows")).isEmpty();
  }
}
