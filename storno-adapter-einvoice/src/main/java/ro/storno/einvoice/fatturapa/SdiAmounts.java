package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.einvoice.syntax.TrimmedTermSource;
import ro.storno.einvoice.xml.XmlElement;

/** The checks of SDI on rates, reasons and amounts of one body. */
final class SdiAmounts {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final LocalDate DETAILED_REASONS = LocalDate.of(2021, 1, 1);
  private static final Set<String> GENERIC_REASONS = Set.of("N2", "N3", "N6");

  private final SdiRules.Check check;
  private final TrimmedTermSource source;
  private final @Nullable XmlElement document;
  private final List<XmlElement> lines;
  private final List<XmlElement> groups;
  private final List<XmlElement> funds;

  /** A rate together with the reason for it, which make a VAT group. */
  private record Vat(BigDecimal rate, String nature) {}

  SdiAmounts(SdiRules.Check check, XmlElement body, @Nullable XmlElement document) {
    this.check = check;
    this.source = check.source();
    this.document = document;
    XmlElement goods = source.find(body, "DatiBeniServizi");
    this.lines = source.all(goods, "DettaglioLinee");
    this.groups = source.all(goods, "DatiRiepilogo");
    this.funds = source.all(document, "DatiCassaPrevidenziale");
  }

  static boolean isZero(@Nullable BigDecimal value) {
    return value != null && value.signum() == 0;
  }

  void check() {
    lines.forEach(this::line);
    funds.forEach(this::fund);
    groups.forEach(this::group);
    for (XmlElement adjustment : source.all(document, "ScontoMaggiorazione")) {
      adjustment("00437", adjustment);
    }
    withholding();
    correspondence();
    taxableAmounts();
  }

  private void line(XmlElement line) {
    rateAndReason(line, "00400", "00401");
    for (XmlElement adjustment : source.all(line, "ScontoMaggiorazione")) {
      adjustment("00438", adjustment);
    }
    XmlElement total = source.find(line, "PrezzoTotale");
    BigDecimal stated = source.number(total);
    BigDecimal computed = lineTotal(line, false);
    if (stated == null || computed == null || !differ(stated, computed, CENT)) {
      return;
    }
    // a discount on a negative price is meant by many to make it less negative; SDI takes both
    BigDecimal other = lineTotal(line, true);
    if (other == null || computed.signum() >= 0 || differ(stated, other, CENT)) {
      check.broken(
          "00423",
          total,
          "PrezzoTotale is %s; price, discounts and quantity give %s."
              .formatted(plain(stated), plain(computed)));
    }
  }

  private @Nullable BigDecimal lineTotal(XmlElement line, boolean discountsTurned) {
    BigDecimal stated = source.number(line, "PrezzoUnitario");
    if (stated == null) {
      return null;
    }
    AdjustedPrice price = new AdjustedPrice(stated);
    for (ItalianTerms.Adjustment adjustment :
        FatturaPaShapes.ADJUSTMENT.readAll(source, line, "ScontoMaggiorazione")) {
      BigDecimal amount = price.amountOf(adjustment);
      if (amount != null) {
        boolean surcharge =
            FatturaPaLineReader.SURCHARGE.equals(adjustment.type()) != discountsTurned;
        price.change(amount, surcharge);
      }
    }
    BigDecimal quantity = source.number(line, "Quantita");
    return quantity == null ? price.unit() : price.unit().multiply(quantity);
  }

  private void fund(XmlElement fund) {
    rateAndReason(fund, "00413", "00414");
  }

  private void group(XmlElement group) {
    rateAndReason(group, "00429", "00430");
    XmlElement nature = source.find(group, "Natura");
    String reason = source.text(nature);
    if (reason != null
        && reason.startsWith("N6")
        && FatturaPaBodyReader.SPLIT_PAYMENT.equals(source.text(group, "EsigibilitaIVA"))) {
      check.broken("00420", nature, "Reverse charge (N6) does not go with split payment (S).");
    }
    BigDecimal rate = source.number(group, "AliquotaIVA");
    BigDecimal base = source.number(group, "ImponibileImporto");
    XmlElement tax = source.find(group, "Imposta");
    BigDecimal stated = source.number(tax);
    if (rate != null && base != null && stated != null) {
      BigDecimal computed = base.multiply(rate).divide(HUNDRED);
      if (differ(stated, computed, CENT)) {
        check.broken(
            "00421",
            tax,
            "Imposta is %s; %s percent of %s are %s."
                .formatted(plain(stated), plain(rate), plain(base), plain(computed)));
      }
    }
  }

  private void rateAndReason(XmlElement element, String missing, String needless) {
    XmlElement rate = source.find(element, "AliquotaIVA");
    BigDecimal value = source.number(rate);
    XmlElement nature = source.find(element, "Natura");
    String reason = source.text(nature);
    if (value == null) {
      return;
    }
    if (isZero(value) && reason == null) {
      check.broken(missing, rate, "The rate is zero, and no reason (Natura) is given.");
    }
    if (!isZero(value) && reason != null) {
      check.broken(needless, nature, "A reason (%s) goes with rate zero only.".formatted(reason));
    }
    if (value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0) {
      check.broken("00424", rate, "The rate %s is no percentage.".formatted(plain(value)));
    }
    if (reason != null && check.since(DETAILED_REASONS) && GENERIC_REASONS.contains(reason)) {
      check.broken(
          "00445", nature, "The reason %s is no longer detailed enough.".formatted(reason));
    }
  }

  private void adjustment(String code, XmlElement adjustment) {
    if (source.find(adjustment, "Percentuale") == null
        && source.find(adjustment, "Importo") == null) {
      check.broken(code, adjustment, "A discount or surcharge has neither percentage nor amount.");
    }
  }

  private void withholding() {
    if (source.find(document, "DatiRitenuta") != null) {
      return;
    }
    for (XmlElement line : lines) {
      if (source.find(line, "Ritenuta") != null) {
        check.broken("00411", source.find(line, "Ritenuta"), "No withholding is stated for it.");
      }
    }
    for (XmlElement fund : funds) {
      if (source.find(fund, "Ritenuta") != null) {
        check.broken("00415", source.find(fund, "Ritenuta"), "No withholding is stated for it.");
      }
    }
  }

  /** Rates and reasons of lines and funds on one side and of the VAT groups on the other. */
  private void correspondence() {
    List<XmlElement> charged = new ArrayList<>(lines);
    charged.addAll(funds);
    Set<BigDecimal> groupRates = rates(groups);
    Set<BigDecimal> chargedRates = rates(charged);
    Set<String> groupNatures = natures(groups);
    Set<String> chargedNatures = natures(charged);
    for (XmlElement element : charged) {
      BigDecimal rate = key(source.number(element, "AliquotaIVA"));
      if (rate != null && !groupRates.contains(rate)) {
        check.broken(
            "00419",
            source.find(element, "AliquotaIVA"),
            "No VAT group (DatiRiepilogo) has the rate %s.".formatted(plain(rate)));
      }
      String nature = source.text(element, "Natura");
      if (nature != null && !groupNatures.contains(nature)) {
        check.broken(
            "00444",
            source.find(element, "Natura"),
            "No VAT group (DatiRiepilogo) has the reason %s.".formatted(nature));
      }
    }
    for (XmlElement group : groups) {
      BigDecimal rate = key(source.number(group, "AliquotaIVA"));
      if (rate != null && !chargedRates.contains(rate)) {
        check.broken(
            "00443",
            source.find(group, "AliquotaIVA"),
            "No line or pension fund has the rate %s.".formatted(plain(rate)));
      }
      String nature = source.text(group, "Natura");
      if (nature != null && !chargedNatures.contains(nature)) {
        check.broken(
            "00444",
            source.find(group, "Natura"),
            "No line or pension fund has the reason %s.".formatted(nature));
      }
    }
  }

  private Set<BigDecimal> rates(List<XmlElement> elements) {
    Set<BigDecimal> rates = new LinkedHashSet<>();
    for (XmlElement element : elements) {
      BigDecimal rate = key(source.number(element, "AliquotaIVA"));
      if (rate != null) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private Set<String> natures(List<XmlElement> elements) {
    Set<String> natures = new LinkedHashSet<>();
    for (XmlElement element : elements) {
      String nature = source.text(element, "Natura");
      if (nature != null) {
        natures.add(nature);
      }
    }
    return natures;
  }

  private static @Nullable BigDecimal key(@Nullable BigDecimal rate) {
    return rate == null ? null : rate.stripTrailingZeros();
  }

  /** 00422: the taxable amount of a rate is the sum of what has that rate, to the euro. */
  private void taxableAmounts() {
    Map<Vat, BigDecimal> computed = new LinkedHashMap<>();
    lines.forEach(line -> add(computed, line, source.number(line, "PrezzoTotale")));
    funds.forEach(fund -> add(computed, fund, source.number(fund, "ImportoContributoCassa")));
    Map<Vat, BigDecimal> stated = new LinkedHashMap<>();
    Map<Vat, XmlElement> places = new LinkedHashMap<>();
    for (XmlElement group : groups) {
      add(computed, group, source.number(group, "SpeseAccessorie"));
      add(computed, group, source.number(group, "Arrotondamento"));
      add(stated, group, source.number(group, "ImponibileImporto"));
      XmlElement place = source.find(group, "ImponibileImporto");
      Vat vat = vat(group);
      if (vat != null && place != null) {
        places.putIfAbsent(vat, place);
      }
    }
    stated.forEach(
        (vat, amount) -> {
          BigDecimal sum = computed.getOrDefault(vat, BigDecimal.ZERO);
          if (differ(amount, sum, BigDecimal.ONE)) {
            check.broken(
                "00422",
                places.get(vat),
                "ImponibileImporto of rate %s is %s; lines, pension funds and costs give %s."
                    .formatted(plain(vat.rate()), plain(amount), plain(sum)));
          }
        });
  }

  private @Nullable Vat vat(XmlElement element) {
    BigDecimal rate = key(source.number(element, "AliquotaIVA"));
    String nature = source.text(element, "Natura");
    return rate == null ? null : new Vat(rate, nature == null ? "" : nature);
  }

  private void add(Map<Vat, BigDecimal> sums, XmlElement element, @Nullable BigDecimal amount) {
    Vat vat = vat(element);
    if (vat != null && amount != null) {
      sums.merge(vat, amount, BigDecimal::add);
    }
  }

  private static boolean differ(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
    return one.subtract(other).abs().compareTo(tolerance) > 0;
  }

  private static String plain(BigDecimal value) {
    return TrimmedTermSource.trimmed(value).toPlainString();
  }
}
