package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.party.Address;

class ItalianToldTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final BigDecimal NOUGHT = new BigDecimal("0.00");

  private final Map<String, String> config = new HashMap<>();
  private final Map<String, String> client = new HashMap<>(Map.of("codiceDestinatario", "ABCDEFG"));
  private final List<InvoiceLine> lines = new ArrayList<>();
  private final List<AllowanceCharge> charges = new ArrayList<>();
  private final Map<String, String> missing = new HashMap<>();
  private String buyerCountry = "IT";
  private String currency = "EUR";
  private String typeCode = "380";
  private ElectronicInvoice.Builder more = ElectronicInvoice.builder();

  private ItalianToldTest line(String net, String category, String rate, String... properties) {
    Item.Builder item = Item.builder().name("Articolo");
    for (int i = 0; i < properties.length; i += 2) {
      item.addAttribute(new ItemAttribute(properties[i], properties[i + 1]));
    }
    lines.add(
        InvoiceLine.builder()
            .id(String.valueOf(lines.size() + 1))
            .quantity(BigDecimal.ONE)
            .unitCode("C62")
            .netAmount(new BigDecimal(net))
            .price(PriceDetails.builder().netPrice(new BigDecimal(net)).build())
            .vat(new LineVat(category, new BigDecimal(rate)))
            .item(item.build())
            .build());
    return this;
  }

  private ItalianToldTest charge(String reason, String amount, String rate) {
    charges.add(
        AllowanceCharge.builder()
            .amount(new BigDecimal(amount))
            .reason(reason)
            .vatCategoryCode("S")
            .vatRate(new BigDecimal(rate))
            .build());
    return this;
  }

  private record Told(ElectronicInvoice invoice, ItalianTerms terms) {}

  private Told tell() {
    missing.clear();
    AbroadTelling telling =
        new AbroadTelling(
            invoice(), company(), Map.of("sdi", client), config, AbroadTelling.Beside.NOTHING);
    NationalInvoice told = new ItalianTold().tell(telling, "00001");
    missing.putAll(telling.missing());
    return new Told(told.invoice(), (ItalianTerms) told.terms());
  }

  private Told told() {
    Told told = tell();
    assertThat(missing).isEmpty();
    return told;
  }

  private ElectronicInvoice invoice() {
    Map<String, BigDecimal> nets = new java.util.LinkedHashMap<>();
    BigDecimal lineTotal = NOUGHT;
    BigDecimal chargeTotal = NOUGHT;
    for (InvoiceLine line : lines) {
      BigDecimal net = java.util.Objects.requireNonNull(line.netAmount());
      nets.merge(line.vat().categoryCode() + " " + line.vat().rate(), net, BigDecimal::add);
      lineTotal = lineTotal.add(net);
    }
    for (AllowanceCharge charge : charges) {
      BigDecimal amount = java.util.Objects.requireNonNull(charge.amount());
      nets.merge(charge.vatCategoryCode() + " " + charge.vatRate(), amount, BigDecimal::add);
      chargeTotal = chargeTotal.add(amount);
    }
    List<VatBreakdown> groups = new ArrayList<>();
    BigDecimal vatTotal = NOUGHT;
    for (Map.Entry<String, BigDecimal> each : nets.entrySet()) {
      BigDecimal rate = new BigDecimal(each.getKey().split(" ", -1)[1]);
      BigDecimal vat =
          each.getValue().multiply(rate).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP);
      vatTotal = vatTotal.add(vat);
      groups.add(
          VatBreakdown.builder()
              .categoryCode(each.getKey().split(" ", -1)[0])
              .rate(rate)
              .taxableAmount(each.getValue())
              .taxAmount(vat)
              .build());
    }
    BigDecimal net = lineTotal.add(chargeTotal);
    return more.number("FT-0001")
        .issueDate(DAY)
        .typeCode(typeCode)
        .currency(currency)
        .seller(party("Esempio Srl", "IT01234567897", "IT"))
        .buyer(party("Cliente", buyerCountry + "00743110157", buyerCountry))
        .lines(lines)
        .charges(charges)
        .vatBreakdown(groups)
        .totals(
            DocumentTotals.builder()
                .lineNetTotal(lineTotal)
                .chargeTotal(chargeTotal)
                .taxExclusiveAmount(net)
                .vatTotal(vatTotal)
                .taxInclusiveAmount(net.add(vatTotal))
                .payableAmount(net.add(vatTotal))
                .build())
        .build();
  }

  private static Party party(String name, String vatId, String country) {
    return Party.builder()
        .name(name)
        .vatId(vatId)
        .address(
            PostalAddress.builder().line1("Via Roma 1").city("Milano").countryCode(country).build())
        .build();
  }

  private static Company company() {
    Address address = new Address("Via Roma 1", "Milano", "MI", "20121", "IT");
    return new Company(
        new CompanyId(UUID.randomUUID()),
        new OrganizationId(UUID.randomUUID()),
        ro.storno.domain.party.Party.of("Esempio Srl", "IT01234567897", address),
        Company.Settings.initial(),
        null,
        false,
        Instant.EPOCH,
        null,
        null);
  }

  private void buyerIn(String country) {
    buyerCountry = country;
    client.put("codiceDestinatario", country.equals("IT") ? "ABCDEFG" : "XXXXXXX");
  }

  @ParameterizedTest
  @CsvSource({
    "G, CH, '', N3.1",
    "G, SM, '', N3.3",
    "G, VA, '', N3.4",
    "K, DE, '', N3.2",
    "AE, FR, '', N2.1",
    "O, US, '', N2.1",
    "O, IT, '', N2.2",
    "E, IT, RF19, N2.2",
    "Z, IT, RF02, N2.2"
  })
  void reason_follows_from_the_law_where_it_leaves_one(
      String category, String country, String regime, String nature) {
    buyerIn(country);
    config.put("regimeFiscale", regime);
    Told told = line("50.00", category, "0").told();
    assertThat(told.terms.lines().get(0).nature()).isEqualTo(nature);
    assertThat(told.terms.vatGroups().get(0).nature()).isEqualTo(nature);
    assertThat(told.invoice.vatBreakdown().get(0).exemptionReason()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"E, IT", "Z, IT", "AE, IT", "K, IT", "K, CH", "G, IT"})
  void reason_is_asked_for_where_the_law_leaves_several(String category, String country) {
    buyerIn(country);
    line("50.00", category, "0").tell();
    assertThat(missing).containsOnlyKeys("lines[0].ublExtensions.additionalItemProperties");
    assertThat(missing.values()).first().asString().contains("Natura").contains(category + "=N");
    config.put("natura", "Z=N5, " + category + "=n6.3");
    assertThat(told().terms.lines().get(0).nature()).isEqualTo("N6.3");
  }

  @Test
  void line_says_its_reason_itself_and_groups_are_parted_by_reason() {
    Told told =
        line("100.00", "E", "0", "Natura", "n4")
            .line("30.00", "E", "0", "Natura", "N1", "RiferimentoNormativo", "Art. 15, c. 1, n. 3")
            .line("70.00", "E", "0", "natura", "N4")
            .line("10.00", "S", "22")
            .told();
    assertThat(told.terms.lines())
        .extracting(ItalianTerms.Line::nature)
        .containsExactly("N4", "N1", "N4", null);
    assertThat(told.terms.vatGroups())
        .extracting(ItalianTerms.VatGroup::nature)
        .containsExactly("N4", "N1", null);
    assertThat(told.invoice.vatBreakdown())
        .extracting(VatBreakdown::taxableAmount)
        .containsExactly(
            new BigDecimal("170.00"), new BigDecimal("30.00"), new BigDecimal("10.00"));
    assertThat(told.invoice.vatBreakdown().get(1).exemptionReason())
        .isEqualTo("Art. 15, c. 1, n. 3");
    assertThat(told.invoice.lines().get(0).item().attributes()).isEmpty();
  }

  @Test
  void reasons_that_sdi_does_not_take_are_refused() {
    line("50.00", "E", "0", "Natura", "N3").tell();
    assertThat(missing.values()).first().asString().contains("subcode");
    lines.clear();
    line("50.00", "S", "22", "Natura", "N4").tell();
    assertThat(missing.values()).first().asString().contains("nought");
  }

  @Test
  void short_properties_become_data_of_the_line_and_long_ones_stay() {
    Told told =
        line(
                "50.00",
                "E",
                "0",
                "Natura",
                "N3.5",
                "INTENTO",
                "08060120341234567-000001 2026-01-15",
                "Colour of the paint",
                "red")
            .told();
    assertThat(told.terms.lines().get(0).otherData())
        .containsExactly(
            new ItalianTerms.OtherDatum(
                "INTENTO", "08060120341234567-000001", null, LocalDate.of(2026, 1, 15)));
    assertThat(told.invoice.lines().get(0).item().attributes())
        .containsExactly(new ItemAttribute("Colour of the paint", "red"));
  }

  @Test
  void tax_withheld_reduces_what_is_paid_and_not_the_total() {
    config.putAll(Map.of("tipoRitenuta", "RT01", "aliquotaRitenuta", "20", "causaleRitenuta", "A"));
    Told told = line("1000.00", "S", "22").line("50.00", "E", "0", "Natura", "N1").told();
    assertThat(told.terms.withholdings())
        .containsExactly(
            new ItalianTerms.Withholding(
                "RT01", new BigDecimal("200.00"), new BigDecimal("20.00"), "A"));
    assertThat(told.terms.lines())
        .extracting(ItalianTerms.Line::withheld)
        .containsExactly(true, false);
    assertThat(told.invoice.totals().taxInclusiveAmount()).isEqualByComparingTo("1270.00");
    assertThat(told.invoice.totals().prepaidAmount()).isEqualByComparingTo("200.00");
    assertThat(told.invoice.totals().payableAmount()).isEqualByComparingTo("1070.00");
  }

  @Test
  void agents_withhold_on_half_and_each_line_may_say_otherwise() {
    config.putAll(
        Map.of(
            "tipoRitenuta",
            "RT01",
            "aliquotaRitenuta",
            "23,00",
            "causaleRitenuta",
            "R",
            "imponibileRitenuta",
            "50"));
    Told told = line("100.01", "S", "22").line("40.00", "S", "22", "Ritenuta", "no").told();
    assertThat(told.terms.withholdings().get(0).amount()).isEqualByComparingTo("11.50");
  }

  @Test
  void nothing_is_withheld_by_foreigners_consumers_and_clients_who_say_so() {
    config.putAll(Map.of("tipoRitenuta", "RT02", "aliquotaRitenuta", "20", "causaleRitenuta", "A"));
    line("100.00", "S", "22");
    client.put("ritenuta", "no");
    assertThat(told().terms.withholdings()).isEmpty();
    client.remove("ritenuta");
    buyerIn("DE");
    assertThat(told().terms.withholdings()).isEmpty();
  }

  @Test
  void incomplete_or_contradictory_configurations_are_refused() {
    config.put("tipoRitenuta", "RT01");
    line("100.00", "S", "22").tell();
    assertThat(missing).containsKeys("config.aliquotaRitenuta", "config.causaleRitenuta");
    config.putAll(Map.of("aliquotaRitenuta", "20", "causaleRitenuta", "A"));
    config.put("regimeFiscale", "RF19");
    tell();
    assertThat(missing).containsOnlyKeys("config.tipoRitenuta");
    config.clear();
    config.put("natura", "E:N4");
    tell();
    assertThat(missing).containsOnlyKeys("config.natura");
  }

  @Test
  void contribution_to_a_fund_is_told_as_one_and_that_to_inps_is_withheld_from() {
    config.putAll(
        Map.of(
            "tipoRitenuta",
            "RT01",
            "aliquotaRitenuta",
            "20",
            "causaleRitenuta",
            "A",
            "tipoCassa",
            "TC22",
            "aliquotaCassa",
            "4"));
    Told told =
        line("1000.00", "S", "22")
            .charge("Contributo INPS 4%", "40.00", "22")
            .charge("TC01 Cassa forense", "10.00", "22")
            .told();
    assertThat(told.terms.pensionFunds())
        .extracting(ItalianTerms.PensionFund::type)
        .containsExactly("TC22", "TC01");
    assertThat(told.terms.pensionFunds())
        .extracting(ItalianTerms.PensionFund::withheld)
        .containsExactly(true, false);
    assertThat(told.terms.withholdings().get(0).amount()).isEqualByComparingTo("208.00");
    assertThat(told.invoice.charges())
        .extracting(AllowanceCharge::reason)
        .containsExactly("Cassa previdenziale TC22", "Cassa previdenziale TC01");
    assertThat(told.invoice.totals().taxInclusiveAmount()).isEqualByComparingTo("1281.00");
  }

  @Test
  void with_a_tax_withheld_allowances_and_charges_have_to_stand_on_lines() {
    config.putAll(Map.of("tipoRitenuta", "RT01", "aliquotaRitenuta", "20", "causaleRitenuta", "A"));
    line("1000.00", "S", "22").charge("Trasporto", "5.00", "22").tell();
    assertThat(missing).containsOnlyKeys("ublExtensions.allowanceCharges");
    charges.clear();
    more.addAllowance(
        AllowanceCharge.builder()
            .amount(new BigDecimal("100.00"))
            .reason("Sconto")
            .vatCategoryCode("S")
            .vatRate(new BigDecimal("22"))
            .build());
    tell();
    assertThat(missing).containsOnlyKeys("ublExtensions.allowanceCharges");
    client.put("ritenuta", "no");
    assertThat(told().terms.withholdings()).as("nothing to count them for").isEmpty();
  }

  @Test
  void offices_pay_the_vat_to_the_state() {
    client.put("codiceDestinatario", "UFABC1");
    Told told = line("100.00", "S", "22").line("5.00", "E", "0", "Natura", "N4").told();
    assertThat(told.terms.vatGroups())
        .extracting(ItalianTerms.VatGroup::collectability)
        .containsExactly("S", null);
    assertThat(told.invoice.totals().payableAmount()).isEqualByComparingTo("105.00");
    assertThat(told.invoice.totals().taxInclusiveAmount()).isEqualByComparingTo("127.00");
    client.put("esigibilitaIva", "I");
    assertThat(told().terms.vatGroups().get(0).collectability()).isEqualTo("I");
    assertThat(told().invoice.totals().payableAmount()).isEqualByComparingTo("127.00");
  }

  @Test
  void offices_that_withhold_a_tax_pay_the_vat_to_the_seller() {
    client.put("codiceDestinatario", "UFABC1");
    config.putAll(Map.of("tipoRitenuta", "RT01", "aliquotaRitenuta", "20", "causaleRitenuta", "A"));
    Told told = line("100.00", "S", "22").told();
    assertThat(told.terms.vatGroups().get(0).collectability()).isNull();
    assertThat(told.invoice.totals().payableAmount()).isEqualByComparingTo("102.00");
  }

  @ParameterizedTest
  @CsvSource({
    "77.47, N4, '', false",
    "77.48, N4, '', true",
    "77.48, N6.3, '', false",
    "500.00, N3.1, '', false",
    "500.00, N3.5, '', true",
    "500.00, N4, no, false",
    "10.00, N4, si, true"
  })
  void stamp_duty_is_due_on_amounts_without_vat(
      String net, String nature, String said, boolean due) {
    config.put("bollo", said);
    Told told = line("1000.00", "S", "22").line(net, "E", "0", "Natura", nature).told();
    assertThat(told.terms.stampDuty() != null).isEqualTo(due);
    assertThat(told.invoice.totals().payableAmount())
        .as("a duty that is charged on stands on the invoice as a line")
        .isEqualByComparingTo(new BigDecimal("1220.00").add(new BigDecimal(net)));
  }

  @Test
  void stamp_duty_in_another_currency_is_asked_for() {
    currency = "USD";
    line("500.00", "E", "0", "Natura", "N4").tell();
    assertThat(missing).containsOnlyKeys("config.bollo");
  }

  @Test
  void vat_on_collection_is_deferred() {
    more.taxPointDateCode("432");
    assertThat(line("10.00", "S", "22").told().terms.vatGroups().get(0).collectability())
        .isEqualTo("D");
  }

  @Test
  void goods_delivered_before_are_invoiced_later_and_other_types_are_stated() {
    line("10.00", "S", "22");
    more.references(References.builder().despatchAdvice("DDT-7").build())
        .addDelivery(Delivery.builder().actualDate(DAY.minusDays(5)).build());
    assertThat(told().terms.documentType()).isEqualTo("TD24");
    more.processControl(new ProcessControl("TD25", null));
    assertThat(told().terms.documentType()).isEqualTo("TD25");
    more.processControl(new ProcessControl("TD99", null));
    tell();
    assertThat(missing).containsOnlyKeys("businessProcessType");
    more.processControl(ProcessControl.NONE);
    typeCode = "389";
    tell();
    assertThat(missing).containsOnlyKeys("businessProcessType");
    typeCode = "381";
    assertThat(told().terms.documentType()).as("follows from BT-3").isNull();
  }

  @Test
  void allowances_of_the_document_need_one_reason() {
    charges.add(
        AllowanceCharge.builder()
            .amount(new BigDecimal("5.00"))
            .reason("Spese")
            .vatCategoryCode("E")
            .vatRate(BigDecimal.ZERO)
            .build());
    line("50.00", "E", "0", "Natura", "N4").told();
    line("50.00", "E", "0", "Natura", "N1").tell();
    assertThat(missing).containsOnlyKeys("ublExtensions.allowanceCharges");
  }
}
