package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.syntax.CodeTable;
import ro.storno.einvoice.syntax.TrimmedTermSource;

/** Writes the goods and services of a FatturaPA body: lines and VAT groups. */
final class FatturaPaLines {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
  private static final int UNIT_SCALE = 8;
  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final FatturaPaOutput out;
  private final CodeTable codes;
  private final ElectronicInvoice invoice;
  private final ItalianTerms terms;
  private final Map<String, ItalianTerms.Line> lineTerms = new HashMap<>();

  FatturaPaLines(
      FatturaPaOutput out, CodeTable codes, ElectronicInvoice invoice, ItalianTerms terms) {
    this.out = out;
    this.codes = codes;
    this.invoice = invoice;
    this.terms = terms;
    terms.lines().forEach(line -> lineTerms.putIfAbsent(String.valueOf(line.id()), line));
  }

  void write() {
    out.start("DatiBeniServizi");
    if (invoice.lines().isEmpty()) {
      out.missing("DettaglioLinee", "The invoice has no line (BG-25).");
    }
    int position = 0;
    for (InvoiceLine line : invoice.lines()) {
      out.line(++position);
      line(line, number(line, position));
    }
    for (AllowanceCharge allowance : invoice.allowances()) {
      out.line(++position);
      adjustmentLine(allowance, position, "SC");
    }
    for (AllowanceCharge charge : otherCharges()) {
      out.line(++position);
      adjustmentLine(charge, position, "AC");
    }
    out.line(0);
    groups();
    out.end();
  }

  private String number(InvoiceLine line, int position) {
    String id = line.id();
    if (id != null && NUMBER.matcher(id).matches()) {
      return id;
    }
    out.leftOutOf("BT-126", id, "NumeroLinea");
    return String.valueOf(position);
  }

  private void line(InvoiceLine line, String number) {
    ItalianTerms.Line more = lineTerms.get(String.valueOf(line.id()));
    out.start("DettaglioLinee")
        .text("NumeroLinea", number)
        .text("TipoCessionePrestazione", more == null ? null : more.supplyType());
    articleCodes(line.item(), more);
    out.require("Descrizione", line.item().name(), "A line has no description (BT-153).")
        .fitted("Descrizione", description(line.item()), "L1000");
    quantity(line, more);
    Period period = line.period();
    if (period != null) {
      out.date("DataInizioPeriodo", period.start()).date("DataFinePeriodo", period.end());
    }
    prices(line, more);
    vat(line.vat().rate(), line.vat().categoryCode());
    out.text("Ritenuta", more != null && more.withheld() ? "SI" : null)
        .text("Natura", nature(more == null ? null : more.nature(), line.vat().categoryCode()))
        .fitted("RiferimentoAmministrazione", line.buyerAccountingReference(), "B20");
    if (more != null) {
      for (ItalianTerms.OtherDatum datum : more.otherData()) {
        FatturaPaShapes.OTHER_DATUM.write(out, "AltriDatiGestionali", datum);
      }
    }
    out.end();
    leftOut(line);
  }

  private void leftOut(InvoiceLine line) {
    out.leftOutOf("BT-127", line.note(), "DettaglioLinee");
    out.leftOutOf("BT-128", line.invoicedObject(), "DettaglioLinee");
    out.leftOutOf("BT-132", line.orderLine(), "DettaglioLinee");
    out.leftOutOf("BT-159", line.item().originCountry(), "DettaglioLinee");
    out.leftOutOf("BT-148", line.price().grossPrice(), "PrezzoUnitario");
    line.item()
        .attributes()
        .forEach(attribute -> out.leftOutOf("BG-32", attribute, "AltriDatiGestionali"));
  }

  private static @Nullable String description(Item item) {
    return item.description() == null ? item.name() : item.name() + " - " + item.description();
  }

  private void articleCodes(Item item, ItalianTerms.@Nullable Line more) {
    List<ItalianTerms.ArticleCode> all = new ArrayList<>();
    if (more != null && !more.codes().isEmpty()) {
      all.addAll(more.codes());
    } else {
      addCode(all, "INTERNO", item.sellerId());
      addCode(all, "CLIENTE", item.buyerId());
      Identifier standard = item.standardId();
      addCode(all, "EAN", standard == null ? null : standard.value());
      for (ItemClassification classification : item.classifications()) {
        boolean cpv = "STI".equals(classification.listId());
        addCode(
            all,
            cpv ? "CPV" : Objects.requireNonNullElse(classification.listId(), "ALTRO"),
            classification.code());
      }
    }
    all.forEach(code -> FatturaPaShapes.ARTICLE_CODE.write(out, "CodiceArticolo", code));
  }

  private static void addCode(
      List<ItalianTerms.ArticleCode> all, String type, @Nullable String value) {
    if (value != null) {
      all.add(new ItalianTerms.ArticleCode(type, value));
    }
  }

  private void quantity(InvoiceLine line, ItalianTerms.@Nullable Line more) {
    BigDecimal quantity = line.quantity();
    if (more == null || more.quantityStated()) {
      out.amount8("Quantita", quantity == null ? null : quantity.abs());
    }
    String unit = more == null ? null : more.unit();
    // a line that was read without a unit counts pieces, and is written without one again
    boolean toName = more == null || !FatturaPaLineReader.NO_UNIT.equals(line.unitCode());
    if (unit == null && toName && line.unitCode() != null) {
      unit = Objects.requireNonNullElse(codes.get("text", line.unitCode()), line.unitCode());
    }
    out.fitted("UnitaMisura", unit, "B10");
  }

  private void prices(InvoiceLine line, ItalianTerms.@Nullable Line more) {
    BigDecimal quantity = line.quantity();
    boolean negative = quantity != null && quantity.signum() < 0;
    BigDecimal price = unitPrice(line);
    out.require("PrezzoUnitario", price, "A line has no price (BT-146).")
        .amount8("PrezzoUnitario", price == null ? null : negative ? price.negate() : price);
    for (ItalianTerms.Adjustment adjustment : adjustments(line, more)) {
      FatturaPaShapes.ADJUSTMENT.write(out, "ScontoMaggiorazione", adjustment);
    }
    out.require("PrezzoTotale", line.netAmount(), "No net amount (BT-131).")
        .amount8("PrezzoTotale", line.netAmount());
  }

  /** The price of one unit: FatturaPA has no base quantity. */
  private @Nullable BigDecimal unitPrice(InvoiceLine line) {
    BigDecimal price = line.price().netPrice();
    BigDecimal base = line.price().baseQuantity();
    if (price == null || base == null || base.signum() == 0) {
      return price;
    }
    return price.divide(base, UNIT_SCALE, RoundingMode.HALF_UP);
  }

  private List<ItalianTerms.Adjustment> adjustments(
      InvoiceLine line, ItalianTerms.@Nullable Line more) {
    if (more != null && !more.adjustments().isEmpty()) {
      return more.adjustments();
    }
    List<ItalianTerms.Adjustment> all = new ArrayList<>();
    line.allowances().forEach(a -> all.add(adjustment("SC", a, line.quantity())));
    line.charges()
        .forEach(c -> all.add(adjustment(FatturaPaLineReader.SURCHARGE, c, line.quantity())));
    return all;
  }

  /** An allowance of the line is one of each unit, so its amount is divided by the quantity. */
  private static ItalianTerms.Adjustment adjustment(
      String type, AllowanceCharge item, @Nullable BigDecimal quantity) {
    BigDecimal amount = item.amount() == null ? ZERO : item.amount();
    BigDecimal unit =
        quantity == null || quantity.signum() == 0
            ? amount
            : amount.divide(quantity.abs(), UNIT_SCALE, RoundingMode.HALF_UP);
    return new ItalianTerms.Adjustment(type, null, TrimmedTermSource.trimmed(unit));
  }

  /** An allowance or charge of the document, for which SDI wants a line (check 00422). */
  private void adjustmentLine(AllowanceCharge item, int number, String supplyType) {
    boolean discount = supplyType.equals("SC");
    BigDecimal amount = item.amount() == null ? ZERO : item.amount();
    BigDecimal signed = discount ? amount.negate() : amount;
    String reason = item.reason() == null ? (discount ? "Sconto" : "Spese") : item.reason();
    out.start("DettaglioLinee")
        .text("NumeroLinea", String.valueOf(number))
        .text("TipoCessionePrestazione", supplyType)
        .fitted("Descrizione", reason, "L1000")
        .amount8("PrezzoUnitario", signed)
        .amount8("PrezzoTotale", signed);
    vat(item.vatRate(), item.vatCategoryCode());
    out.text("Natura", nature(groupNature(item), item.vatCategoryCode())).end();
    out.assume(
        "DettaglioLinee",
        "The %s of the document \"%s\" became a line."
            .formatted(discount ? "allowance" : "charge", reason));
  }

  /** The reason that the group of an allowance or charge has; null if there is none. */
  private @Nullable String groupNature(AllowanceCharge item) {
    List<VatBreakdown> groups = invoice.vatBreakdown();
    BigDecimal rate = Objects.requireNonNullElse(item.vatRate(), ZERO);
    for (int i = 0; i < Math.min(groups.size(), terms.vatGroups().size()); i++) {
      VatBreakdown group = groups.get(i);
      if (Objects.equals(group.categoryCode(), item.vatCategoryCode())
          && Objects.requireNonNullElse(group.rate(), ZERO).compareTo(rate) == 0) {
        return terms.vatGroups().get(i).nature();
      }
    }
    return null;
  }

  /** Charges of the core that no Italian term stands for. */
  private List<AllowanceCharge> otherCharges() {
    List<AllowanceCharge> others = new ArrayList<>(invoice.charges());
    for (ItalianTerms.PensionFund fund : terms.pensionFunds()) {
      others.stream()
          .filter(charge -> FatturaPaBodyReader.isCharge(fund, charge))
          .findFirst()
          .ifPresent(others::remove);
    }
    List<VatBreakdown> groups = invoice.vatBreakdown();
    for (int i = 0; i < Math.min(groups.size(), terms.vatGroups().size()); i++) {
      BigDecimal costs = terms.vatGroups().get(i).ancillaryCosts();
      if (costs != null) {
        others.remove(FatturaPaBodyReader.ancillaryCosts(costs, groups.get(i)));
      }
    }
    return others;
  }

  private void vat(@Nullable BigDecimal rate, @Nullable String category) {
    out.require(
        "AliquotaIVA", rate == null ? category : rate, "There is no VAT rate (BT-119, BT-152).");
    out.amount("AliquotaIVA", rate == null ? ZERO : rate);
  }

  private @Nullable String nature(@Nullable String stated, @Nullable String category) {
    if (stated != null) {
      return stated;
    }
    String assumed = codes.get("category", category);
    if (assumed != null) {
      out.assume(
          "Natura",
          "The reason for VAT category %s was taken to be %s.".formatted(category, assumed));
    } else if ("Z".equals(category)) {
      out.missing("Natura", "Italy has no zero rate; say why no VAT is charged (Natura N1 to N7).");
    }
    return assumed;
  }

  private void groups() {
    if (invoice.vatBreakdown().isEmpty()) {
      out.missing("DatiRiepilogo", "The invoice has no VAT breakdown (BG-23).");
    }
    for (int i = 0; i < invoice.vatBreakdown().size(); i++) {
      VatBreakdown group = invoice.vatBreakdown().get(i);
      ItalianTerms.VatGroup more = i < terms.vatGroups().size() ? terms.vatGroups().get(i) : null;
      out.start("DatiRiepilogo");
      vat(group.rate(), group.categoryCode());
      out.text("Natura", nature(more == null ? null : more.nature(), group.categoryCode()));
      if (more != null) {
        out.amount("SpeseAccessorie", more.ancillaryCosts())
            .amount8("Arrotondamento", more.rounding());
      }
      out.require("ImponibileImporto", group.taxableAmount(), "No taxable amount (BT-116).")
          .amount("ImponibileImporto", group.taxableAmount())
          .require("Imposta", group.taxAmount(), "No VAT amount (BT-117).")
          .amount("Imposta", group.taxAmount())
          .text("EsigibilitaIVA", collectability(more))
          .fitted("RiferimentoNormativo", reason(group), "L100")
          .end();
    }
  }

  private @Nullable String collectability(ItalianTerms.@Nullable VatGroup more) {
    if (more != null) {
      return more.collectability();
    }
    // VAT due when the invoice is paid (UNCL 2005, 432) is deferred VAT
    return "432".equals(invoice.taxPointDateCode()) ? "D" : null;
  }

  private static @Nullable String reason(VatBreakdown group) {
    return group.exemptionReason();
  }
}
