package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.domain.invoice.InvoiceSamples.TODAY;
import static ro.storno.domain.invoice.InvoiceSamples.content;
import static ro.storno.domain.invoice.InvoiceSamples.draft;
import static ro.storno.domain.invoice.InvoiceSamples.issued;
import static ro.storno.domain.invoice.InvoiceSamples.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.invoice.InvoiceSamples.Editable;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class InvoicePoliciesTest {
  private static final VatRate S21 = VatRate.standard("21");

  /** Lines that come to more than thirteen digits together, each of them acceptable. */
  private static DocumentLine[] many(String quantity) {
    return java.util.Collections.nCopies(11, line(quantity, "990000000000", "0"))
        .toArray(DocumentLine[]::new);
  }

  static Stream<Arguments> brokenDrafts() {
    return Stream.of(
        broken("lines", c -> c.lines()),
        broken("lines[0].quantity", c -> c.lines(line("0", "1", "21"))),
        broken("lines[1].quantity", c -> c.lines(line(), line("0", "1", "21"))),
        broken("lines[0].description", c -> c.lines(described(" "))),
        broken("lines[0].vatRate", c -> c.lines(line("1", "1", "100.01"))),
        broken("lines[0].vatRate", c -> c.lines(line("1", "1", "-1"))),
        broken("lines[0].unitPrice", c -> c.lines(line("1000000", "1000000", "21"))),
        broken("lines", c -> c.lines(many("1"))),
        broken("lines", c -> c.lines(many("-1"))),
        broken("lines[0].discount", c -> c.lines(discounted(absolute("1000.01")))),
        broken("lines[0].discount", c -> c.lines(discounted(absolute("-0.01")))),
        broken("lines[0].discountPercent", c -> c.lines(discounted(percent("-1")))),
        broken("lines[0].discountPercent", c -> c.lines(discounted(percent("100.01")))),
        broken(
            "lines[0].ublExtensions.allowanceCharges",
            c -> c.lines(extended(List.of(allowance("1000.01", null)), null, null))),
        broken(
            "lines[0].ublExtensions.allowanceCharges[0].amount",
            c -> c.lines(extended(List.of(allowance("1.001", null)), null, null))),
        broken(
            "lines[0].ublExtensions.allowanceCharges[0].amount",
            c -> c.lines(extended(List.of(allowance("-1", null)), null, null))),
        broken(
            "lines[0].ublExtensions.invoicePeriod.endDate",
            c -> c.lines(extended(List.of(), backwards(), null))),
        broken(
            "lines[0].ublExtensions.originCountry", c -> c.lines(extended(List.of(), null, "ZZ"))),
        broken("dueDate", c -> c.dueDate(TODAY.minusDays(1))),
        broken("dueDate", c -> c.dueDate(LocalDate.of(10_000, 1, 1))),
        broken("issueDate", c -> c.issueDate(LocalDate.of(1899, 12, 31))),
        broken("language", c -> c.language("hu")),
        broken("invoiceTypeCode", c -> c.typeCode("standard")),
        broken("exchangeRate", c -> c.exchangeRate(euroRate())),
        broken("parentDocumentId", c -> c.type(DocumentType.CREDIT_NOTE)),
        broken(
            "ublExtensions.allowanceCharges[0].taxCategoryCode",
            c -> c.extensions(extensions(List.of(allowance("1", null)), null))),
        broken(
            "ublExtensions.allowanceCharges[0].amount",
            c -> c.extensions(extensions(List.of(allowance("-1", S21)), null))),
        broken(
            "ublExtensions.allowanceCharges",
            c ->
                c.extensions(
                    extensions(java.util.Collections.nCopies(21, allowance("1", S21)), null))),
        broken("ublExtensions.additionalDocumentReferences[0].id", c -> c.extensions(named(" "))),
        broken(
            "ublExtensions.additionalDocumentReferences[0].id",
            c -> c.extensions(named("x".repeat(201)))),
        broken(
            "lines[0].ublExtensions.additionalItemProperties[0].name",
            c -> c.lines(attributed("x".repeat(51), "v"))),
        broken(
            "lines[0].ublExtensions.additionalItemProperties[0].value",
            c -> c.lines(attributed("n", "x".repeat(101)))),
        broken("lines[0].unitOfMeasure", c -> c.lines(unit(" "))),
        broken(
            "ublExtensions.invoicePeriod.endDate",
            c ->
                c.extensions(new InvoiceExtensions(backwards(), null, List.of(), null, List.of()))),
        broken("ublExtensions.prepaidAmount", c -> c.extensions(extensions(List.of(), "-1"))),
        broken("ublExtensions.prepaidAmount", c -> c.extensions(extensions(List.of(), "1.005"))));
  }

  @Test
  void nonsense_on_a_credit_note_is_refused_before_anything_is_calculated() {
    DocumentLine line = line("1", "1", "-100");
    DocumentLine gross =
        new DocumentLine(
            line.id(),
            "Ceva",
            line.quantity(),
            "buc",
            line.unitPrice(),
            line.vatRate(),
            true,
            Discount.NONE,
            null,
            null,
            LineExtensions.NONE);
    Invoice parent = issued(content());
    assertThatThrownBy(() -> draft(content(c -> c.creditNoteOn(parent).lines(gross))))
        .isInstanceOf(DomainException.InvalidValue.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("lines[0].vatRate");
  }

  private static Arguments broken(String field, UnaryOperator<Editable> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("brokenDrafts")
  void draft_names_the_field_at_fault(String field, UnaryOperator<Editable> change) {
    InvoiceContent content = content(change);
    assertThat(Invoice.violations(content)).extracting(DomainException::field).contains(field);
    assertThatThrownBy(() -> draft(content)).isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> draft().edit(content, InvoiceSamples.NOW))
        .isInstanceOf(DomainException.class);
  }

  @Test
  void all_violations_are_told_at_once() {
    InvoiceContent content =
        content(c -> c.lines(line("0", "1", "21"), described("")).language("xx"));
    assertThat(Invoice.violations(content))
        .extracting(DomainException::field)
        .containsExactly("language", "lines[0].quantity", "lines[1].description");
  }

  @Test
  void limits_themselves_are_allowed() {
    InvoiceContent content =
        content(
            c ->
                c.dueDate(TODAY)
                    .lines(
                        discounted(absolute("1000")),
                        discounted(percent("100")),
                        line("-1", "5", "21"),
                        line("1", "0", "21")));
    assertThat(Invoice.violations(content)).isEmpty();
  }

  static Stream<Arguments> obstacles() {
    Party seller = InvoiceSamples.seller();
    Party buyer = InvoiceSamples.buyer();
    return Stream.of(
        broken("clientId", c -> c.buyer(null).client(null)),
        broken("issueDate", c -> c.issueDate(TODAY.plusDays(1))),
        broken("exchangeRate", c -> c.currency("EUR", null)),
        broken("lines[0].vatRate", c -> c.seller(registered(seller, null, false))),
        broken(
            "lines",
            c -> c.lines(line(), line("1", "1", new VatRate(VatCategory.O, Percentage.ZERO)))),
        broken(
            "client.vatCode",
            c ->
                c.buyer(registered(buyer, null, false))
                    .lines(line("1", "1", new VatRate(VatCategory.K, Percentage.ZERO)))),
        broken(
            "ublExtensions.delivery.actualDeliveryDate",
            c -> c.lines(line("1", "1", new VatRate(VatCategory.K, Percentage.ZERO)))),
        broken(
            "client.cif",
            c ->
                c.buyer(nobody(buyer))
                    .lines(line("1", "1", new VatRate(VatCategory.AE, Percentage.ZERO)))),
        broken("supplier.address", c -> c.seller(at(seller, null, "Cluj-Napoca", "Cluj"))),
        broken("supplier.city", c -> c.seller(at(seller, "Str. 1", null, "Cluj"))),
        broken("supplier.county", c -> c.seller(at(seller, "Str. 1", "Cluj-Napoca", null))),
        broken("client.address", c -> c.buyer(at(buyer, " ", "Cluj-Napoca", "Cluj"))),
        broken("client.county", c -> c.buyer(at(buyer, "Str. 1", "Cluj-Napoca", "Bavaria"))),
        broken("client.city", c -> c.buyer(at(buyer, "Str. 1", "București", "București"))),
        broken("invoiceTypeCode", c -> c.typeCode("383")),
        broken("lines[0].description", c -> c.lines(described("cuvânt ".repeat(60)))));
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void obstacle_to_issue_names_the_field(String field, UnaryOperator<Editable> change) {
    Invoice invoice = draft(content(change));
    List<DomainException> obstacles = invoice.obstaclesToIssue(TODAY);
    assertThat(obstacles).extracting(DomainException::field).contains(field);
    assertThatThrownBy(() -> invoice.issue(InvoiceSamples.NUMBER, TODAY, InvoiceSamples.NOW))
        .isInstanceOf(DomainException.class)
        .hasMessage(obstacles.get(0).getMessage());
    assertThat(invoice.quickCheck(TODAY))
        .filteredOn(Problem::isError)
        .extracting(Problem::field)
        .contains(field);
  }

  @Test
  void good_invoice_has_no_problems() {
    assertThat(draft().obstaclesToIssue(TODAY)).isEmpty();
    assertThat(draft().quickCheck(TODAY)).isEmpty();
  }

  @Test
  void receiver_without_record_needs_no_address_but_is_warned() {
    Party receiver = at(InvoiceSamples.buyer(), null, null, null);
    Invoice invoice = draft(content(c -> c.client(null).buyer(receiver)));
    assertThat(invoice.obstaclesToIssue(TODAY)).isEmpty();
    assertThat(invoice.quickCheck(TODAY))
        .filteredOn(problem -> !problem.isError())
        .extracting(Problem::field)
        .contains("receiver.address", "receiver.city", "receiver.county");
  }

  @Test
  void company_not_registered_for_vat_issues_without_vat() {
    Party small = registered(InvoiceSamples.seller(), null, false);
    VatRate zero = VatRate.corrected(VatCategory.S, Percentage.ZERO);
    Invoice invoice = draft(content(c -> c.seller(small).lines(line("1", "9", zero))));
    assertThat(invoice.obstaclesToIssue(TODAY)).isEmpty();
  }

  @Test
  void negative_invoice_is_a_storno_and_can_be_issued() {
    Invoice storno = draft(content(c -> c.lines(line("-10", "100", "21"))));
    assertThat(storno.obstaclesToIssue(TODAY)).isEmpty();
    assertThat(storno.totals().total()).isEqualTo(ron("-1210"));
  }

  @Test
  void quick_check_warns_in_the_words_of_the_api() {
    InvoiceTexts texts =
        new InvoiceTexts(
            null, null, null, null, null, null, "x".repeat(501), null, null, null, null);
    Party anonymous = nobody(InvoiceSamples.buyer());
    Invoice invoice =
        draft(
            content(
                c ->
                    c.dueDate(null)
                        .texts(texts)
                        .buyer(anonymous)
                        .lines(line(), line("1", "0", "19"), unit("gigabucata"))));
    List<Problem> problems = invoice.quickCheck(TODAY);
    assertThat(problems).noneMatch(Problem::isError);
    assertThat(Problem.messages(problems, Problem.Severity.WARNING))
        .containsExactly(
            "No payment terms specified",
            "Internal note is very long (over 500 characters)",
            "Client VAT number (CIF) is required for invoices over 1000 RON",
            "Invoice line 2: Unit price must be greater than zero",
            "Invoice line 2: 19.00 % is no Romanian VAT rate on 2026-11-20",
            "Invoice line 3: 'gigabucata' is no known unit; it is told as pieces (H87) in the"
                + " e-invoice");
  }

  @Test
  void wrong_check_digits_are_warnings() {
    Party buyer = InvoiceSamples.buyer();
    Party wrong =
        new Party(
            buyer.name(),
            "14399841",
            null,
            null,
            false,
            buyer.address(),
            null,
            null,
            null,
            null,
            null);
    assertThat(draft(content(c -> c.buyer(wrong))).quickCheck(TODAY))
        .extracting(Problem::severity, Problem::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Problem.Severity.WARNING, "client.cif"));
  }

  @Test
  void positive_quantities_of_a_credit_note_are_turned() {
    Invoice parent = issued(content());
    Invoice credit = draft(content(c -> c.creditNoteOn(parent).lines(line("4", "100", "21"))));
    assertThat(credit.totals().total()).isEqualTo(ron("-484"));
    assertThat(credit.content().lines().get(0).quantity().signum()).isNegative();
    Invoice same = draft(content(c -> c.creditNoteOn(parent).lines(line("-4", "100", "21"))));
    assertThat(same.totals()).isEqualTo(credit.totals());
    Invoice mixed =
        draft(
            content(
                c -> c.creditNoteOn(parent).lines(line("-4", "100", "21"), line("1", "50", "21"))));
    assertThat(mixed.totals().subtotal()).isEqualTo(ron("-350"));
  }

  @Test
  void credit_note_agrees_with_its_parent() {
    Invoice parent = issued(content(c -> c.issueDate(TODAY.minusDays(2))));
    assertThat(violations(parent, c -> c)).isEmpty();
    assertThat(violations(parent, c -> c.issueDate(TODAY.minusDays(2)).dueDate(null))).isEmpty();
    assertThat(violations(parent, c -> c.client(new ClientId(new UUID(0, 9)))))
        .containsExactly("clientId");
    assertThat(violations(parent, c -> c.currency("EUR", "4.97"))).containsExactly("currency");
    assertThat(violations(parent, c -> c.issueDate(TODAY.minusDays(3))))
        .containsExactly("issueDate");
    Invoice credit = draft(content(c -> c.creditNoteOn(parent).lines(line("-1", "1", "21"))));
    assertThat(violations(credit, c -> c)).containsExactly("parentDocumentId");
  }

  @Test
  void credit_note_on_a_draft_waits_for_its_parent() {
    InvoiceContent credit = content(c -> c.creditNoteOn(draft()).lines(line("-1", "1", "21")));
    assertThat(CreditNotePolicy.violations(credit, draft())).isEmpty();
    assertThat(CreditNotePolicy.obstaclesToIssue(credit, draft()))
        .extracting(DomainException::field)
        .containsExactly("parentDocumentId");
    assertThat(CreditNotePolicy.obstaclesToIssue(credit, issued(content()))).isEmpty();
    assertThat(
            CreditNotePolicy.obstaclesToIssue(credit, InvoiceSamples.in(DocumentStatus.CANCELLED)))
        .hasSize(1);
  }

  @Test
  void crediting_more_than_the_invoice_is_a_warning() {
    Invoice parent = InvoiceSamples.in(DocumentStatus.VALIDATED);
    Invoice credit = draft(content(c -> c.creditNoteOn(parent).lines(line("-6", "100", "21"))));
    assertThat(CreditNotePolicy.warnings(credit, parent, ron("-484"))).isEmpty();
    assertThat(CreditNotePolicy.warnings(credit, parent, ron("-484.01")))
        .extracting(Problem::message)
        .containsExactly("Warning: Credit total exceeds original invoice amount");
    Invoice odd = draft(content(c -> c.creditNoteOn(parent).lines(line("-1", "1", "11"))));
    assertThat(CreditNotePolicy.warnings(odd, issued(content()), ron("0"))).hasSize(2);
  }

  private static List<String> violations(Invoice parent, UnaryOperator<Editable> change) {
    InvoiceContent credit =
        content(c -> change.apply(c.creditNoteOn(parent).lines(line("-1", "1", "21"))));
    return CreditNotePolicy.violations(credit, parent).stream()
        .map(DomainException::field)
        .toList();
  }

  private static DocumentLine described(String description) {
    DocumentLine line = line();
    return new DocumentLine(
        line.id(),
        description,
        line.quantity(),
        "buc",
        line.unitPrice(),
        S21,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  private static DocumentLine unit(String unit) {
    DocumentLine line = line();
    return new DocumentLine(
        line.id(),
        "Ceva",
        line.quantity(),
        unit,
        line.unitPrice(),
        S21,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  private static DocumentLine discounted(Discount discount) {
    DocumentLine line = line();
    return new DocumentLine(
        line.id(),
        "Ceva",
        line.quantity(),
        "buc",
        line.unitPrice(),
        S21,
        false,
        discount,
        null,
        null,
        LineExtensions.NONE);
  }

  private static DocumentLine extended(
      List<AllowanceCharge> changes, @Nullable Period period, @Nullable String origin) {
    DocumentLine line = line();
    return new DocumentLine(
        line.id(),
        "Ceva",
        line.quantity(),
        "buc",
        line.unitPrice(),
        S21,
        false,
        Discount.NONE,
        null,
        null,
        new LineExtensions(period, changes, List.of(), origin));
  }

  private static AllowanceCharge allowance(String amount, @Nullable VatRate rate) {
    return new AllowanceCharge(false, new BigDecimal(amount), rate, null, "x", null, null);
  }

  private static InvoiceExtensions extensions(
      List<AllowanceCharge> changes, @Nullable String prepaid) {
    return new InvoiceExtensions(
        null, null, changes, prepaid == null ? null : new BigDecimal(prepaid), List.of());
  }

  private static InvoiceExtensions named(String id) {
    return new InvoiceExtensions(
        null,
        null,
        List.of(),
        null,
        List.of(new InvoiceExtensions.DocumentReference(id, null, null)));
  }

  private static DocumentLine attributed(String name, String value) {
    DocumentLine line = line();
    LineExtensions.ItemProperty property = new LineExtensions.ItemProperty(name, value);
    return new DocumentLine(
        line.id(),
        "Ceva",
        line.quantity(),
        "buc",
        line.unitPrice(),
        S21,
        false,
        Discount.NONE,
        null,
        null,
        new LineExtensions(null, List.of(), List.of(property), null));
  }

  private static Period backwards() {
    return new Period(TODAY, LocalDate.of(2020, 1, 1), null);
  }

  private static Discount absolute(String amount) {
    return new Discount.Absolute(new BigDecimal(amount));
  }

  private static Discount percent(String percentage) {
    return new Discount.Percent(Percentage.of(percentage));
  }

  private static ExchangeRate euroRate() {
    return new ExchangeRate(Currency.EUR, Currency.RON, new BigDecimal("4.97"));
  }

  private static Party at(
      Party party, @Nullable String street, @Nullable String city, @Nullable String county) {
    return new Party(
        party.name(),
        party.taxCode(),
        party.vatCode(),
        party.registrationNumber(),
        party.vatPayer(),
        new Address(street, city, county, null, "RO"),
        null,
        null,
        null,
        null,
        null);
  }

  private static Party registered(Party party, @Nullable String vatCode, boolean vatPayer) {
    return new Party(
        party.name(),
        party.taxCode(),
        vatCode,
        party.registrationNumber(),
        vatPayer,
        party.address(),
        null,
        null,
        null,
        null,
        null);
  }

  private static Party nobody(Party party) {
    return new Party(
        party.name(), null, null, null, false, party.address(), null, null, null, null, null);
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
