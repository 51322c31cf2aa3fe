package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.provider.ItalianFields;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.VatBreakdown;

/**
 * The taxes of an invoice as Italy wants them told: why no VAT is charged, who pays it, what the
 * buyer withholds, contributions and stamp duty. The total of the invoice stays what it is; what
 * the buyer hands to the State instead of the seller (taxes withheld, VAT under split payment) is
 * taken off what he pays, as paid already (BT-113).
 */
final class ItalianTaxes {
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final BigDecimal ZERO = new BigDecimal("0.00");
  private static final Pattern FUND =
      Pattern.compile(
          "(TC\\d{2})\\b.*|.*(?:cassa|previdenz|contributo|rivalsa).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String INPS = "TC22";
  private static final String EXPENSES = "N1";
  private static final List<String> NO_INCOME_TAX = List.of("RF02", "RF19");
  private static final List<String> INCOME_TAXES = List.of("RT01", "RT02");
  private static final String ON_PAYMENT = "432";
  private static final String SPLIT = "S";
  private static final String SPLIT_LAW = "Scissione dei pagamenti, art. 17-ter, DPR 633/1972";

  private final AbroadTelling telling;
  private final ElectronicInvoice invoice;
  private final Parties parties;
  private final ItalianLaw law;
  private final ItalianReasons reasons;

  /**
   * Who deals with whom.
   *
   * @param seller whether the seller has an Italian VAT number, so that Italian law is his
   * @param regime tax regime of the seller
   * @param buyerCountry ISO code; empty if it is not known
   * @param business whether the buyer is an Italian business or office, which withholds taxes
   * @param office whether the buyer is a public office
   */
  record Parties(
      boolean seller, String regime, String buyerCountry, boolean business, boolean office) {}

  ItalianTaxes(AbroadTelling telling, ElectronicInvoice invoice, Parties parties, ItalianLaw law) {
    this.telling = telling;
    this.invoice = invoice;
    this.parties = parties;
    this.law = law;
    this.reasons = new ItalianReasons(telling, invoice, law, parties.buyerCountry, parties.regime);
  }

  /**
   * The invoice and its terms.
   *
   * @param invoice as it goes to SDI
   * @param terms of its taxes only
   */
  record Told(ElectronicInvoice invoice, ItalianTerms.Builder terms, boolean withheld) {}

  /** Tells the taxes; what is missing is noted in the telling. */
  Told tell() {
    List<Fund> funds = funds();
    Optional<String> withholding = withholding();
    List<ItalianTerms.Line> lines = new ArrayList<>();
    BigDecimal base = ZERO;
    for (int i = 0; i < invoice.lines().size(); i++) {
      InvoiceLine line = invoice.lines().get(i);
      String nature = reasons.nature(i).orElse(null);
      boolean withheld = withholding.isPresent() && withheld(line, nature);
      base = withheld ? base.add(orZero(line.netAmount())) : base;
      lines.add(ItalianLines.terms(line, nature, withheld));
    }
    telling.need(
        withholding.isEmpty()
            || invoice.allowances().isEmpty() && funds.size() == invoice.charges().size(),
        "ublExtensions.allowanceCharges",
        "With a tax withheld, put allowances and charges on lines; each says whether it counts.");
    for (Fund fund : funds) {
      boolean withheld = withholding.isPresent() && fund.type.equals(INPS);
      base = withheld ? base.add(orZero(fund.charge.amount())) : base;
    }
    List<ItalianTerms.Withholding> withheld = withholdings(withholding, base);
    String collected = collectability(!withheld.isEmpty());
    List<VatBreakdown> groups = new ArrayList<>();
    List<ItalianTerms.VatGroup> groupTerms = new ArrayList<>();
    for (ItalianReasons.Group group : reasons.groups()) {
      boolean split = group.charged() && SPLIT.equals(collected);
      groups.add(
          split ? group.told().toBuilder().exemptionReason(SPLIT_LAW).build() : group.told());
      groupTerms.add(
          new ItalianTerms.VatGroup(
              group.nature(), null, null, group.charged() ? collected : null));
    }
    ItalianTerms.Builder terms =
        ItalianTerms.builder()
            .withholdings(withheld)
            .stampDuty(stampDuty())
            .pensionFunds(funds.stream().map(fund -> terms(fund, !withheld.isEmpty())).toList())
            .lines(lines)
            .vatGroups(groupTerms);
    return new Told(
        invoice.toBuilder()
            .lines(invoice.lines().stream().map(ItalianLines::core).toList())
            .charges(charges(funds))
            .vatBreakdown(groups)
            .totals(totals(kept(withheld, groups, SPLIT.equals(collected))))
            .build(),
        terms,
        !withheld.isEmpty());
  }

  /** Which tax is withheld, if any. */
  private Optional<String> withholding() {
    Optional<String> type =
        telling.configured(ItalianFields.WITHHOLDING.wireName()).map(ItalianTaxes::upper);
    telling.need(
        type.isEmpty()
            || !INCOME_TAXES.contains(type.get())
            || !NO_INCOME_TAX.contains(parties.regime),
        "config.tipoRitenuta",
        "From sellers in the regime " + parties.regime + " no income tax is withheld.");
    Optional<String> client = telling.identifier("sdi", "ritenuta").map(ItalianTaxes::upper);
    telling.need(
        client.isEmpty() || client.get().equals("SI") || client.get().equals("NO"),
        "client.einvoiceIdentifiers.sdi.ritenuta",
        "Say si if the client withholds taxes, or no.");
    boolean withholds = client.map("SI"::equals).orElse(parties.business);
    return type.filter(each -> parties.seller && withholds);
  }

  /** Expenses paid in the buyer's name are no income; all else is, unless the line says so. */
  private static boolean withheld(InvoiceLine line, @Nullable String nature) {
    return ItalianLines.property(line, ItalianLines.WITHHELD)
        .map(said -> upper(said).equals("SI"))
        .orElse(!EXPENSES.equals(nature));
  }

  private List<ItalianTerms.Withholding> withholdings(Optional<String> type, BigDecimal base) {
    Optional<BigDecimal> rate = percentage(ItalianFields.WITHHOLDING_RATE);
    Optional<String> reason =
        telling.configured(ItalianFields.WITHHOLDING_REASON.wireName()).map(ItalianTaxes::upper);
    if (type.isEmpty() || base.signum() == 0) {
      return List.of();
    }
    need(rate.isPresent(), ItalianFields.WITHHOLDING_RATE);
    need(reason.isPresent(), ItalianFields.WITHHOLDING_REASON);
    BigDecimal share = percentage(ItalianFields.WITHHOLDING_SHARE).orElse(HUNDRED);
    BigDecimal amount =
        base.multiply(rate.orElse(ZERO))
            .multiply(share)
            .divide(HUNDRED.multiply(HUNDRED), 2, RoundingMode.HALF_UP);
    return List.of(
        new ItalianTerms.Withholding(type.get(), amount, rate.orElse(null), reason.orElse(null)));
  }

  /**
   * Who pays the VAT, and when: offices pay it to the State (art. 17-ter, DPR 633/1972) unless the
   * seller's tax is withheld (c. 1-sexies); for VAT on collection it is due when the invoice is
   * paid.
   */
  private @Nullable String collectability(boolean withheld) {
    Optional<String> client = telling.identifier("sdi", "esigibilitaIva").map(ItalianTaxes::upper);
    telling.need(
        client.isEmpty() || List.of("I", "D", SPLIT).contains(client.get()),
        "client.einvoiceIdentifiers.sdi.esigibilitaIva",
        "Say I (at once), D (deferred) or S (split payment).");
    boolean deferred = ON_PAYMENT.equals(invoice.taxPointDateCode());
    if (client.isPresent()) {
      return client.get();
    }
    if (parties.office && parties.seller && !withheld && !deferred) {
      return SPLIT;
    }
    return deferred ? "D" : null;
  }

  private ItalianTerms.@Nullable StampDuty stampDuty() {
    Optional<ItalianLaw.Stamp> stamp = law.stamp();
    String said =
        telling.configured(ItalianFields.STAMP_DUTY.wireName()).map(ItalianTaxes::upper).orElse("");
    if (stamp.isEmpty() || said.equals("NO") || !parties.seller) {
      return null;
    }
    BigDecimal untaxed = ZERO;
    for (ItalianReasons.Group group : reasons.groups()) {
      boolean counts = group.nature() != null && stamp.get().natures().contains(group.nature());
      untaxed = counts ? untaxed.add(group.taxable()) : untaxed;
    }
    boolean euro = "EUR".equals(invoice.currency());
    telling.need(
        euro || untaxed.signum() == 0 || said.equals("SI"),
        "config.bollo",
        "Stamp duty depends on an amount in EUR; say si or no for invoices in "
            + invoice.currency()
            + ".");
    boolean due = said.equals("SI") || untaxed.abs().compareTo(stamp.get().above()) > 0;
    return due ? new ItalianTerms.StampDuty(stamp.get().duty()) : null;
  }

  /** A charge of the document that is a contribution to a fund. */
  private record Fund(AllowanceCharge charge, String type, @Nullable BigDecimal rate) {}

  private List<Fund> funds() {
    Optional<String> own =
        telling.configured(ItalianFields.FUND.wireName()).map(ItalianTaxes::upper);
    List<Fund> funds = new ArrayList<>();
    for (AllowanceCharge charge : invoice.charges()) {
      Matcher named = FUND.matcher(Objects.requireNonNullElse(charge.reason(), ""));
      if (!named.matches()) {
        continue;
      }
      String type = named.group(1) == null ? own.orElse(null) : upper(named.group(1));
      if (type == null) {
        continue; // a charge that is called so by a company without a fund is a charge
      }
      BigDecimal rate = charge.percentage();
      if (rate == null) {
        Optional<BigDecimal> usual = percentage(ItalianFields.FUND_RATE);
        need(usual.isPresent(), ItalianFields.FUND_RATE);
        rate = usual.orElse(null);
      }
      telling.need(
          ItalianFields.FUND.fits(type),
          "ublExtensions.allowanceCharges",
          ItalianFields.FUND.remedy());
      funds.add(new Fund(charge, type, rate));
    }
    return funds;
  }

  private ItalianTerms.PensionFund terms(Fund fund, boolean withheld) {
    AllowanceCharge charge = fund.charge;
    boolean untaxed = orZero(charge.vatRate()).signum() == 0;
    String nature =
        untaxed
            ? reasons.groups().stream()
                .filter(group -> !group.charged())
                .filter(
                    group -> Objects.equals(group.told().categoryCode(), charge.vatCategoryCode()))
                .map(ItalianReasons.Group::nature)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null)
            : null;
    return new ItalianTerms.PensionFund(
        fund.type,
        fund.rate,
        charge.amount(),
        charge.baseAmount(),
        Objects.requireNonNullElse(charge.vatRate(), ZERO),
        withheld && fund.type.equals(INPS),
        nature,
        null);
  }

  /** Contributions go by the name under which they are known to the format. */
  private List<AllowanceCharge> charges(List<Fund> funds) {
    List<AllowanceCharge> charges = new ArrayList<>();
    for (AllowanceCharge charge : invoice.charges()) {
      charges.add(
          funds.stream()
              .filter(fund -> fund.charge.equals(charge))
              .findFirst()
              .map(fund -> charge.toBuilder().reason("Cassa previdenziale " + fund.type).build())
              .orElse(charge));
    }
    return charges;
  }

  private static BigDecimal kept(
      List<ItalianTerms.Withholding> withheld, List<VatBreakdown> groups, boolean split) {
    BigDecimal kept = ZERO;
    for (ItalianTerms.Withholding each : withheld) {
      kept = kept.add(orZero(each.amount()));
    }
    for (VatBreakdown group : groups) {
      kept = split ? kept.add(orZero(group.taxAmount())) : kept;
    }
    return kept;
  }

  private DocumentTotals totals(BigDecimal kept) {
    DocumentTotals totals = invoice.totals();
    BigDecimal payable = totals.payableAmount();
    if (kept.signum() == 0 || payable == null) {
      return totals;
    }
    return totals.toBuilder()
        .prepaidAmount(orZero(totals.prepaidAmount()).add(kept))
        .payableAmount(payable.subtract(kept))
        .build();
  }

  private Optional<BigDecimal> percentage(ItalianFields field) {
    return telling
        .configured(field.wireName())
        .filter(field::fits)
        .map(text -> new BigDecimal(text.replace(',', '.')).setScale(2, RoundingMode.HALF_UP));
  }

  private void need(boolean there, ItalianFields field) {
    telling.need(there, "config." + field.wireName(), field.remedy());
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return Objects.requireNonNullElse(value, ZERO);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
