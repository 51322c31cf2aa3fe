package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.domain.invoice.InvoiceSamples.TODAY;
import static ro.storno.domain.invoice.InvoiceSamples.content;
import static ro.storno.domain.invoice.InvoiceSamples.draft;
import static ro.storno.domain.invoice.InvoiceSamples.issued;
import static ro.storno.domain.invoice.InvoiceSamples.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.Problem;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class ElectronicInvoiceTermsTest {
  @Test
  void header_tells_number_dates_type_and_specification() {
    ElectronicInvoice told = map(issued(content()));
    assertThat(told.number()).isEqualTo("FACT-0043");
    assertThat(told.issueDate()).isEqualTo(TODAY);
    assertThat(told.dueDate()).isEqualTo(TODAY.plusDays(30));
    assertThat(told.typeCode()).isEqualTo("380");
    assertThat(told.currency()).isEqualTo("RON");
    assertThat(told.vatAccountingCurrency()).isNull();
    assertThat(told.processControl())
        .isEqualTo(
            ProcessControl.of(
                "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1"));
    assertThat(map(draft()).number()).isEqualTo("DRAFT-a1b2c3d4");
  }

  @Test
  void parties_tell_vat_id_registration_and_coded_address() {
    ElectronicInvoice told = map(issued(content()));
    assertThat(told.seller().vatId()).isEqualTo("RO18547290");
    assertThat(told.seller().legalRegistrationId()).isEqualTo(Identifier.of("J12/123/2006"));
    assertThat(told.seller().taxRegistrationId()).isNull();
    assertThat(told.seller().address().countrySubdivision()).isEqualTo("RO-CJ");
    assertThat(told.seller().address().city()).isEqualTo("Cluj-Napoca");
    assertThat(told.seller().contact().email()).isEqualTo("contact@exemplu.ro");
    assertThat(told.buyer().vatId()).isEqualTo("RO14399840");
    assertThat(told.buyer().address().countrySubdivision()).isEqualTo("RO-B");
    assertThat(told.buyer().address().city()).isEqualTo("SECTOR1");
    assertThat(told.buyer().contact()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // taxCode, vatCode, vatPayer, BT-48, BT-47
    "14399840, RO14399840, true, RO14399840, 14399840",
    "RO14399840, , true, RO14399840, 14399840",
    "14399840, , true, RO14399840, 14399840",
    "RO14399840, , false, , 14399840",
    "14399840, 14399840, true, RO14399840, 14399840",
    "2800101221147, , false, , 2800101221147",
    ", , false, , 0000000000000",
  })
  void buyer_is_known_by_vat_id_or_registration(
      @Nullable String taxCode,
      @Nullable String vatCode,
      boolean vatPayer,
      @Nullable String vatId,
      String registration) {
    ElectronicInvoice told = map(issued(content(c -> c.buyer(buyer(taxCode, vatCode, vatPayer)))));
    assertThat(told.buyer().vatId()).isEqualTo(vatId);
    assertThat(told.buyer().legalRegistrationId()).isEqualTo(Identifier.of(registration));
  }

  @Test
  void seller_without_vat_registration_is_outside_the_scope() {
    Party seller =
        new Party(
            "Mic SRL",
            "RO18547290",
            null,
            null,
            false,
            InvoiceSamples.seller().address(),
            null,
            null,
            null,
            null,
            null);
    VatRate zero = new VatRate(VatCategory.Z, Percentage.ZERO);
    VatRate exempt = new VatRate(VatCategory.E, Percentage.ZERO);
    ElectronicInvoice told =
        map(
            issued(
                content(
                    c -> c.seller(seller).lines(line("1", "5", zero), line("2", "5", exempt)))));
    assertThat(told.seller().vatId()).isNull();
    assertThat(told.seller().taxRegistrationId().value()).isEqualTo("18547290");
    assertThat(told.seller().legalRegistrationId().value()).isEqualTo("18547290");
    assertThat(told.buyer().vatId()).isNull();
    assertThat(told.buyer().legalRegistrationId().value()).isEqualTo("14399840");
    assertThat(told.vatBreakdown())
        .containsExactly(
            VatBreakdown.builder()
                .taxableAmount(new BigDecimal("15.00"))
                .taxAmount(new BigDecimal("0.00"))
                .categoryCode("O")
                .exemptionReasonCode("VATEX-EU-O")
                .exemptionReason("Nu face obiectul TVA")
                .build());
    assertThat(told.lines()).extracting(each -> each.vat().rate()).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({
    "AE, VATEX-EU-AE, Taxare inversă",
    "K, VATEX-EU-IC, Livrare intracomunitară scutită de TVA",
    "G, VATEX-EU-G, 'Export în afara Uniunii Europene, scutit de TVA'",
    "O, VATEX-EU-O, Nu face obiectul TVA",
    "E, , Scutit de TVA",
    "Z, , ",
  })
  void exemption_says_why(VatCategory category, @Nullable String code, @Nullable String text) {
    VatRate rate = new VatRate(category, Percentage.ZERO);
    VatBreakdown group =
        map(draft(content(c -> c.lines(line("1", "1", rate))))).vatBreakdown().get(0);
    assertThat(group.exemptionReasonCode()).isEqualTo(code);
    assertThat(group.exemptionReason()).isEqualTo(text);
  }

  @Test
  void kind_of_operation_gives_the_article_of_the_code() {
    assertThat(ExemptionReasons.text(VatCategory.E, "sales_art_312")).contains("art. 312");
    assertThat(ExemptionReasons.text(VatCategory.E, "standard")).isEqualTo("Scutit de TVA");
    assertThat(ExemptionReasons.text(VatCategory.AE, "sales_art_312")).isEqualTo("Taxare inversă");
  }

  @Test
  void foreign_currency_tells_the_vat_in_lei() {
    ElectronicInvoice told = map(issued(content(c -> c.currency("EUR", "4.9755"))));
    assertThat(told.vatAccountingCurrency()).isEqualTo("RON");
    assertThat(told.totals().vatTotal()).isEqualTo(new BigDecimal("210.00"));
    assertThat(told.totals().vatTotalInAccountingCurrency()).isEqualTo(new BigDecimal("1044.86"));
    Invoice without = draft(content(c -> c.currency("EUR", null)));
    assertThat(map(without).totals().vatTotalInAccountingCurrency()).isNull();
  }

  @Test
  void sellers_abroad_need_no_rate_and_tell_no_vat_in_lei() {
    for (String country : new String[] {"IT", "RO", " "}) {
      Address there = new Address("Via Roma 1", "Cluj-Napoca", "RO-CJ", "400000", country);
      Invoice invoice =
          draft(
              content(
                  c -> c.currency("EUR", null).seller(InvoiceSamples.seller().withAddress(there))));
      boolean abroad = country.equals("IT");
      assertThat(invoice.obstaclesToIssue(TODAY).stream().map(Object::toString))
          .as(country)
          .satisfies(found -> assertThat(found.isEmpty()).isEqualTo(abroad));
      assertThat(map(invoice).vatAccountingCurrency()).isEqualTo(abroad ? null : "RON");
    }
  }

  @Test
  void vat_is_told_in_the_currency_into_which_the_rate_converts() {
    ElectronicInvoice told =
        map(
            issued(
                content(
                    c ->
                        c.currency("EUR", null)
                            .exchangeRate(
                                new ExchangeRate(
                                    Currency.EUR, Currency.PLN, new BigDecimal("4.2537"))))));
    assertThat(told.vatAccountingCurrency()).isEqualTo("PLN");
    assertThat(told.totals().vatTotalInAccountingCurrency()).isEqualTo(new BigDecimal("893.28"));
  }

  @Test
  void credit_note_is_positive_and_names_its_parent() {
    Invoice parent = issued(content());
    Invoice credit =
        draft(
            content(
                c ->
                    c.creditNoteOn(parent)
                        .lines(line("-10", "100", "21"), line("1", "50", "21"))
                        .extensions(charges("20", "5"))));
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(
            credit,
            new ElectronicInvoiceMapping.Surroundings(
                Company.Settings.initial(),
                List.of(),
                List.of(new PrecedingInvoice("FACT-0043", TODAY))));
    assertThat(told.typeCode()).isEqualTo("381");
    assertThat(told.isCreditNote()).isTrue();
    assertThat(told.precedingInvoices()).containsExactly(new PrecedingInvoice("FACT-0043", TODAY));
    assertThat(told.lines())
        .extracting(InvoiceLine::quantity)
        .containsExactly(new BigDecimal("10"), new BigDecimal("-1"));
    assertThat(told.totals().lineNetTotal()).isEqualTo(new BigDecimal("950.00"));
    assertThat(told.charges().get(0).amount()).isEqualTo(new BigDecimal("20.00"));
    assertThat(told.totals().chargeTotal()).isEqualTo(new BigDecimal("20.00"));
    assertThat(told.totals().prepaidAmount()).isEqualTo(new BigDecimal("5.00"));
    assertThat(told.totals().payableAmount()).isEqualTo(new BigDecimal("1168.70"));
    assertThat(En16931Rules.broken(told)).isEmpty();
  }

  @Test
  void storno_of_its_own_stays_a_380_with_negative_quantities_and_positive_prices() {
    Invoice storno = issued(content(c -> c.typeCode("381").lines(line("-10", "100", "21"))));
    ElectronicInvoice told = map(storno);
    assertThat(told.typeCode()).isEqualTo("380");
    assertThat(told.lines().get(0).quantity()).isEqualTo(new BigDecimal("-10"));
    assertThat(told.lines().get(0).price().netPrice()).isEqualTo(new BigDecimal("100.00"));
    assertThat(told.totals().payableAmount()).isEqualTo(new BigDecimal("-1210.00"));
    Invoice charged =
        issued(content(c -> c.lines(line("-10", "100", "21")).extensions(charges("20", null))));
    assertThat(map(charged).charges().get(0).amount()).isEqualTo(new BigDecimal("-20.00"));
    assertThat(En16931Rules.broken(map(charged))).isEmpty();
  }

  @Test
  void other_types_are_told_as_they_are() {
    assertThat(map(draft(content(c -> c.typeCode("384")))).typeCode()).isEqualTo("384");
  }

  @Test
  void discount_becomes_a_line_allowance_with_its_percentage() {
    Invoice invoice =
        issued(content(c -> c.lines(priced("3", "9.99", false, percent("33.33"), List.of()))));
    InvoiceLine line = map(invoice).lines().get(0);
    assertThat(line.netAmount()).isEqualTo(new BigDecimal("19.98"));
    assertThat(line.price().netPrice()).isEqualTo(new BigDecimal("9.99"));
    assertThat(line.allowances()).hasSize(1);
    assertThat(line.allowances().get(0).amount()).isEqualTo(new BigDecimal("9.99"));
    assertThat(line.allowances().get(0).baseAmount()).isEqualTo(new BigDecimal("29.97"));
    assertThat(line.allowances().get(0).percentage()).isEqualTo(new BigDecimal("33.33"));
    assertThat(line.allowances().get(0).reasonCode()).isEqualTo("95");
  }

  @Test
  void price_with_vat_is_told_without_it() {
    InvoiceLine plain = mapped(priced("2", "121.00", true, Discount.NONE, List.of()));
    assertThat(plain.netAmount()).isEqualTo(new BigDecimal("200.00"));
    assertThat(plain.price().netPrice()).isEqualTo(new BigDecimal("100.00"));
    InvoiceLine crooked = mapped(priced("1000", "0.99", true, Discount.NONE, List.of()));
    assertThat(crooked.netAmount()).isEqualTo(new BigDecimal("818.18"));
    assertThat(crooked.price().netPrice()).isEqualTo(new BigDecimal("0.81818"));
    InvoiceLine reduced =
        mapped(
            priced(
                "1",
                "121.00",
                true,
                new Discount.Absolute(new BigDecimal("12.10")),
                List.of(allowance("24.20", true))));
    assertThat(reduced.netAmount()).isEqualTo(new BigDecimal("110.00"));
    assertThat(reduced.price().netPrice()).isEqualTo(new BigDecimal("100.00"));
    assertThat(reduced.allowances().get(0).amount()).isEqualTo(new BigDecimal("10.00"));
    assertThat(reduced.charges().get(0).amount()).isEqualTo(new BigDecimal("20.00"));
    assertThat(reduced.charges().get(0).reason()).isEqualTo("Taxă suplimentară");
  }

  @Test
  void long_description_fills_name_and_description() {
    String text = "Servicii de consultanță în domeniul tehnologiei informației ".repeat(4).strip();
    ElectronicInvoice told = map(issued(content(c -> c.lines(described(text)))));
    String name = told.lines().get(0).item().name();
    String rest = told.lines().get(0).item().description();
    assertThat(name.length()).isLessThanOrEqualTo(100);
    assertThat(name + " " + rest).isEqualTo(text);
    assertThat(map(issued(content())).lines().get(0).item().description()).isNull();
  }

  @Test
  void unit_code_quantity_and_extensions_of_a_line_are_told() {
    LineExtensions extensions =
        new LineExtensions(
            new Period(LocalDate.of(2026, 11, 1), null, null),
            List.of(),
            List.of(new LineExtensions.ItemProperty("Culoare", "Roșu")),
            "DE");
    DocumentLine line = line();
    DocumentLine extended =
        new DocumentLine(
            line.id(),
            "Vopsea",
            Quantity.of("2.5"),
            "kg",
            line.unitPrice(),
            line.vatRate(),
            false,
            Discount.NONE,
            null,
            "V-1",
            extensions);
    InvoiceLine told = mapped(extended);
    assertThat(told.id()).isEqualTo("1");
    assertThat(told.quantity()).isEqualTo(new BigDecimal("2.5"));
    assertThat(told.unitCode()).isEqualTo("KGM");
    assertThat(told.period().start()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(told.item().sellerId()).isEqualTo("V-1");
    assertThat(told.item().originCountry()).isEqualTo("DE");
    assertThat(told.item().attributes()).hasSize(1);
  }

  @Test
  void transfer_goes_to_the_accounts_shown_in_the_currency_the_default_first() {
    List<BankAccount> accounts = InvoiceArbitraries.accounts();
    assertThat(instructions(issued(content()), accounts))
        .extracting(each -> each.creditTransfer().account())
        .containsExactly("RO66BACX0000001234567890", "RO49AAAA1B31007593840000");
    Invoice euro = issued(content(c -> c.currency("EUR", "4.97")));
    assertThat(instructions(euro, accounts))
        .extracting(each -> each.creditTransfer().account())
        .containsExactly("RO09BCYP0000001234567890");
    Invoice dollar = issued(content(c -> c.currency("USD", "4.5")));
    PaymentInstruction own = instructions(dollar, accounts).get(0);
    assertThat(own.meansCode()).isEqualTo("30");
    assertThat(own.remittanceInformation()).isEqualTo("FACT-0043");
    assertThat(own.creditTransfer())
        .isEqualTo(new CreditTransfer("RO49AAAA1B31007593840000", "Banca Exemplu", null));
  }

  @Test
  void payee_account_wins_and_without_any_account_the_code_is_42() {
    InvoiceReferences payee =
        new InvoiceReferences(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "Factoring SA",
            "12",
            null,
            "RO66 BACX 0000 0012 3456 7890",
            "Banca F");
    Invoice invoice = issued(content(c -> c.references(payee)));
    assertThat(instructions(invoice, InvoiceArbitraries.accounts()))
        .extracting(PaymentInstruction::creditTransfer)
        .containsExactly(new CreditTransfer("RO66BACX0000001234567890", "Banca F", null));
    assertThat(map(invoice).payee().name()).isEqualTo("Factoring SA");
    Party poor =
        new Party(
            "Fără cont SRL",
            "18547290",
            "RO18547290",
            null,
            true,
            InvoiceSamples.seller().address(),
            null,
            null,
            null,
            null,
            null);
    assertThat(instructions(issued(content(c -> c.seller(poor))), List.of()))
        .extracting(PaymentInstruction::meansCode)
        .containsExactly("42");
  }

  @ParameterizedTest
  @CsvSource({"CASH, 10", "CARD, 48", "CHEQUE, 20", "STRIPE, 68", "OTHER, 1"})
  void other_means_tell_no_account(PaymentMethod method, String code) {
    Invoice invoice = issued(content(c -> c.method(method)));
    List<PaymentInstruction> told = instructions(invoice, InvoiceArbitraries.accounts());
    assertThat(told).hasSize(1);
    assertThat(told.get(0).meansCode()).isEqualTo(code);
    assertThat(told.get(0).creditTransfer()).isNull();
  }

  @Test
  void vat_on_collection_is_coded_and_noted() {
    InvoiceOptions collection =
        new InvoiceOptions(true, false, false, false, null, null, false, null);
    ElectronicInvoice told = map(issued(content(c -> c.options(collection))));
    assertThat(told.taxPointDateCode()).isEqualTo("432");
    assertThat(told.notes()).contains(InvoiceNote.of("TVA la încasare"));
    InvoiceExtensions period =
        new InvoiceExtensions(new Period(TODAY, TODAY, "35"), null, List.of(), null, List.of());
    ElectronicInvoice dated = map(issued(content(c -> c.extensions(period))));
    assertThat(dated.taxPointDateCode()).isEqualTo("35");
    assertThat(dated.invoicingPeriod().end()).isEqualTo(TODAY);
  }

  @Test
  void long_note_becomes_several_notes() {
    String text = "Vă mulțumim pentru colaborare! ".repeat(30).strip();
    InvoiceTexts texts =
        new InvoiceTexts(
            text, "30 de zile", null, null, null, "Mențiune", "secret", null, null, null, null);
    ElectronicInvoice told = map(issued(content(c -> c.texts(texts))));
    assertThat(told.notes()).allMatch(note -> note.text().length() <= 300).hasSize(5);
    String joined =
        String.join(" ", told.notes().stream().limit(4).map(InvoiceNote::text).toList());
    assertThat(joined).isEqualTo(text);
    assertThat(told.notes().get(4).text()).isEqualTo("Mențiune");
    assertThat(told.toString()).doesNotContain("secret");
    assertThat(told.paymentTerms()).containsExactly("30 de zile");
  }

  @Test
  void payment_without_day_or_terms_falls_due_at_once() {
    assertThat(map(issued(content(c -> c.dueDate(null)))).dueDate()).isEqualTo(TODAY);
    Invoice storno = issued(content(c -> c.dueDate(null).lines(line("-1", "5", "21"))));
    assertThat(map(storno).dueDate()).isNull();
  }

  @Test
  void intra_community_supply_was_delivered_to_the_buyer() {
    VatRate rate = new VatRate(VatCategory.K, Percentage.ZERO);
    InvoiceExtensions delivered =
        new InvoiceExtensions(
            null, new InvoiceExtensions.Delivery(TODAY, null), List.of(), null, List.of());
    Invoice invoice = issued(content(c -> c.lines(line("1", "1", rate)).extensions(delivered)));
    assertThat(map(invoice).deliveries().get(0).actualDate()).isEqualTo(TODAY);
    assertThat(map(invoice).deliveries().get(0).address().countryCode()).isEqualTo("RO");
    assertThat(map(issued(content())).deliveries()).isEmpty();
  }

  @Test
  void references_and_documents_are_told() {
    InvoiceReferences references =
        new InvoiceReferences(
            TODAY, null, "BR", "PR", "CT", "PO", "RA", "DA", "TL", "IO", "AC", "BP", null, null,
            null, null, null);
    InvoiceExtensions extensions =
        new InvoiceExtensions(
            null,
            null,
            List.of(),
            null,
            List.of(new InvoiceExtensions.DocumentReference("PV-1", "916", "Proces verbal")));
    ElectronicInvoice told =
        map(issued(content(c -> c.references(references).extensions(extensions))));
    assertThat(told.taxPointDate()).isEqualTo(TODAY);
    assertThat(told.buyerReference()).isEqualTo("BR");
    assertThat(told.references().project()).isEqualTo("PR");
    assertThat(told.references().contract()).isEqualTo("CT");
    assertThat(told.references().orders().get(0).purchaseOrder()).isEqualTo("PO");
    assertThat(told.references().receivingAdvice()).isEqualTo("RA");
    assertThat(told.references().despatchAdvice()).isEqualTo("DA");
    assertThat(told.references().tenderOrLot()).isEqualTo("TL");
    assertThat(told.references().invoicedObject()).isEqualTo(Identifier.of("IO"));
    assertThat(told.buyerAccountingReference()).isEqualTo("AC");
    assertThat(told.processControl().profileId()).isEqualTo("BP");
    assertThat(told.supportingDocuments().get(0).reference()).isEqualTo("PV-1");
  }

  @Test
  void what_is_too_long_is_told_and_not_cut() {
    InvoiceTexts texts =
        new InvoiceTexts(
            null, "x".repeat(301), null, null, null, null, null, null, null, null, null);
    Invoice invoice = draft(content(c -> c.texts(texts).lines(described("cuvânt ".repeat(60)))));
    assertThat(ElectronicInvoiceMapping.problems(invoice, surroundings()))
        .extracting(Problem::field)
        .containsExactly("paymentTerms", "lines[0].description");
    assertThat(map(invoice).paymentTerms().get(0)).hasSize(301);
  }

  @Test
  void capital_is_further_legal_information() {
    Company.Settings initial = Company.Settings.initial();
    Company.Settings settings =
        new Company.Settings(
            initial.defaultCurrency(),
            initial.timeZone(),
            null,
            null,
            "200 RON",
            null,
            null,
            null,
            false,
            false,
            null,
            false,
            null,
            60,
            null,
            false,
            10,
            null,
            true);
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(
            draft(), new ElectronicInvoiceMapping.Surroundings(settings, List.of(), List.of()));
    assertThat(told.seller().additionalLegalInformation()).isEqualTo("Capital social: 200 RON");
  }

  @Test
  void text_without_spaces_is_cut_between_characters() {
    assertThat(LongText.pieces("a".repeat(650), 300))
        .extracting(String::length)
        .containsExactly(300, 300, 50);
    assertThat(LongText.pieces("x".repeat(299) + "😀y", 300))
        .containsExactly("x".repeat(299), "😀y");
    assertThat(LongText.pieces("  ", 300)).isEmpty();
    assertThat(LongText.pieces(null, 300)).isEmpty();
    assertThat(LongText.pieces("abc def", 5)).containsExactly("abc", "def");
    assertThat(LongText.pieces("abc def", 7)).containsExactly("abc def");
    assertThat(LongText.pieces("abcd efg", 4)).containsExactly("abcd", "efg");
  }

  private static ElectronicInvoice map(Invoice invoice) {
    return ElectronicInvoiceMapping.map(invoice, surroundings());
  }

  private static InvoiceLine mapped(DocumentLine line) {
    ElectronicInvoice told = map(issued(content(c -> c.lines(line))));
    assertThat(En16931Rules.broken(told)).isEmpty();
    return told.lines().get(0);
  }

  private static ElectronicInvoiceMapping.Surroundings surroundings() {
    return new ElectronicInvoiceMapping.Surroundings(
        Company.Settings.initial(), List.of(), List.of());
  }

  private static List<PaymentInstruction> instructions(
      Invoice invoice, List<BankAccount> accounts) {
    return ElectronicInvoiceMapping.map(
            invoice,
            new ElectronicInvoiceMapping.Surroundings(
                Company.Settings.initial(), accounts, List.of()))
        .paymentInstructions();
  }

  private static InvoiceExtensions charges(String charge, @Nullable String prepaid) {
    return new InvoiceExtensions(
        null,
        null,
        List.of(
            new AllowanceCharge(
                true,
                new BigDecimal(charge),
                VatRate.standard("21"),
                null,
                "Transport",
                null,
                null)),
        prepaid == null ? null : new BigDecimal(prepaid),
        List.of());
  }

  private static AllowanceCharge allowance(String amount, boolean charge) {
    return new AllowanceCharge(charge, new BigDecimal(amount), null, null, null, null, null);
  }

  private static Discount percent(String percentage) {
    return new Discount.Percent(Percentage.of(percentage));
  }

  private static DocumentLine described(String description) {
    DocumentLine line = line();
    return new DocumentLine(
        line.id(),
        description,
        line.quantity(),
        "buc",
        line.unitPrice(),
        line.vatRate(),
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  private static DocumentLine priced(
      String quantity,
      String price,
      boolean included,
      Discount discount,
      List<AllowanceCharge> changes) {
    return new DocumentLine(
        line().id(),
        "Articol",
        Quantity.of(quantity),
        "buc",
        UnitPrice.of(price),
        VatRate.standard("21"),
        included,
        discount,
        null,
        null,
        new LineExtensions(null, changes, List.of(), null));
  }

  private static Party buyer(@Nullable String taxCode, @Nullable String vatCode, boolean vatPayer) {
    return new Party(
        "Client",
        taxCode,
        vatCode,
        null,
        vatPayer,
        new Address("Str. 1", "Cluj-Napoca", "CJ", null, "RO"),
        null,
        null,
        null,
        null,
        null);
  }
}
