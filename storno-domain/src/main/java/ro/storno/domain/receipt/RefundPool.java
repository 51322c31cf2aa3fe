package ro.storno.domain.receipt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.tax.VatRate;

/**
 * What of a receipt can still be given back, line by line and tender by tender: all of it less its
 * refunds that are not cancelled.
 *
 * <p>A part is taken in proportion to what is left, and whoever takes the rest of a line takes what
 * is left of its amounts. So whatever is given back in which order, and whatever is cancelled
 * between: nothing ever falls below nought, and once everything is given back the refunds come to
 * exactly the opposite of the receipt, each line's net, VAT and gross, and each tender.
 */
public final class RefundPool {
  private final Receipt parent;
  private final Map<LineId, Rest> rests = new LinkedHashMap<>();
  private final boolean untouched;
  private Tenders tenders;

  /** What is left of a line. */
  private record Rest(BigDecimal quantity, Money net, Money vat, Money gross, Money discount) {
    Rest less(Rest part) {
      return new Rest(
          quantity.subtract(part.quantity),
          net.minus(part.net),
          vat.minus(part.vat),
          gross.minus(part.gross),
          discount.minus(part.discount));
    }

    /** What was typed, net or gross, is shared, and so is the VAT; the third follows. */
    Rest part(BigDecimal wanted, boolean vatIncluded) {
      Money vatPart = share(vat, wanted);
      Money typed = share(vatIncluded ? gross : net, wanted);
      Money netPart = vatIncluded ? typed.minus(vatPart) : typed;
      return new Rest(wanted, netPart, vatPart, netPart.plus(vatPart), share(discount, wanted));
    }

    private Money share(Money whole, BigDecimal wanted) {
      int minorUnits = whole.currency().minorUnits();
      return new Money(
          whole.amount().multiply(wanted).divide(quantity, minorUnits, RoundingMode.HALF_UP),
          whole.currency());
    }
  }

  /**
   * Counts what is left.
   *
   * @param parent a receipt that is no refund itself; not null
   * @param active its refunds that are not cancelled, in any order; not null
   */
  public RefundPool(Receipt parent, List<Receipt> active) {
    this.parent = parent;
    this.untouched = active.isEmpty();
    this.tenders = parent.sale().tenders();
    List<DocumentLine> lines = parent.document().content().lines();
    for (int i = 0; i < lines.size(); i++) {
      LineTotals sum = parent.document().totals().lines().get(i);
      rests.put(
          lines.get(i).id(),
          new Rest(
              lines.get(i).quantity().value(), sum.net(), sum.vat(), sum.gross(), sum.discount()));
    }
    active.forEach(this::count);
  }

  private void count(Receipt refund) {
    tenders = tenders.plus(refund.sale().tenders());
    List<DocumentLine> lines = refund.document().content().lines();
    for (int i = 0; i < lines.size(); i++) {
      LineTotals sum = refund.document().totals().lines().get(i);
      Rest given =
          new Rest(
              lines.get(i).quantity().value().negate(),
              sum.net().negated(),
              sum.vat().negated(),
              sum.gross().negated(),
              sum.discount());
      rests.computeIfPresent(
          refund.sale().refunded().get(lines.get(i).id()), (line, rest) -> rest.less(given));
    }
  }

  /** Returns whether nothing was given back. */
  public boolean untouched() {
    return untouched;
  }

  /** Returns whether nothing is left. */
  public boolean exhausted() {
    return rests.values().stream().allMatch(rest -> rest.quantity.signum() == 0);
  }

  /** Returns how much of a line of the receipt is left; nought for a line that it does not have. */
  public Quantity remaining(LineId line) {
    Rest rest = rests.get(line);
    return Quantity.of(rest == null ? BigDecimal.ZERO : rest.quantity);
  }

  /** Returns all that is left, by line. */
  public Map<LineId, BigDecimal> everything() {
    Map<LineId, BigDecimal> all = new LinkedHashMap<>();
    rests.forEach(
        (line, rest) -> {
          if (rest.quantity.signum() > 0) {
            all.put(line, rest.quantity);
          }
        });
    return all;
  }

  /**
   * A part of a receipt with every sign turned.
   *
   * @param lines those given back, under the ids that they have on the receipt; not null
   * @param totals what they come to; not null
   * @param tenders how it is paid back; not null
   */
  record Portion(List<DocumentLine> lines, DocumentTotals totals, Tenders tenders) {}

  /**
   * Returns what a selection of lines comes to. The deposit of a line goes with the line, in the
   * same quantity.
   *
   * @param selection quantity above nought by line; not null
   * @throws DomainException.RuleViolated if a line is not on the receipt, or less of it is left
   */
  Portion portion(Map<LineId, BigDecimal> selection) {
    Map<LineId, BigDecimal> wanted = withDeposits(selection);
    List<DocumentLine> lines = new ArrayList<>();
    List<LineTotals> sums = new ArrayList<>();
    for (DocumentLine line : parent.document().content().lines()) {
      BigDecimal quantity = wanted.get(line.id());
      if (quantity != null) {
        Rest part = taken(line, quantity);
        lines.add(negative(line, part));
        sums.add(
            new LineTotals(
                part.net.negated(), part.vat.negated(), part.gross.negated(), part.discount));
      }
    }
    DocumentTotals totals = sum(parent.document().content().currency(), lines, sums);
    return new Portion(lines, totals, tenders.part(totals.total().negated()).negated());
  }

  private Map<LineId, BigDecimal> withDeposits(Map<LineId, BigDecimal> selection) {
    if (selection.isEmpty()) {
      throw refused("Select at least one line.");
    }
    for (LineId line : selection.keySet()) {
      if (!rests.containsKey(line)) {
        throw refused("The receipt has no line " + line + ".");
      }
    }
    Map<LineId, BigDecimal> all = new LinkedHashMap<>(selection);
    parent
        .sale()
        .deposits()
        .forEach(
            (deposit, line) -> {
              BigDecimal sold = selection.get(line);
              BigDecimal asked = selection.get(deposit);
              if (asked != null && (sold == null || asked.compareTo(sold) != 0)) {
                throw refused(
                    position(deposit)
                        + " is the deposit of "
                        + position(line).toLowerCase(Locale.ROOT)
                        + " and is given back with it, in the same quantity.");
              }
              if (sold != null) {
                all.put(deposit, sold);
              }
            });
    return all;
  }

  private Rest taken(DocumentLine line, BigDecimal quantity) {
    Rest rest = Objects.requireNonNull(rests.get(line.id()));
    if (quantity.signum() <= 0) {
      throw refused("Requested quantity for " + position(line.id()) + " must be greater than 0.");
    }
    if (quantity.compareTo(rest.quantity) > 0) {
      throw refused(
          "Requested quantity ("
              + plain(quantity)
              + ") exceeds remaining refundable quantity ("
              + plain(rest.quantity)
              + ") for "
              + position(line.id()).toLowerCase(Locale.ROOT)
              + " ("
              + line.description()
              + ").");
    }
    return rest.part(quantity, line.vatIncluded());
  }

  private static String plain(BigDecimal quantity) {
    BigDecimal stripped = quantity.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }

  private String position(LineId line) {
    return "Line " + (List.copyOf(rests.keySet()).indexOf(line) + 1);
  }

  private static DomainException refused(String message) {
    return new DomainException.RuleViolated("lineSelections", message);
  }

  /** A share in per cent scales by itself; an amount is shared like the others. */
  private static DocumentLine negative(DocumentLine line, Rest part) {
    Discount discount =
        line.discount() instanceof Discount.Percent
            ? line.discount()
            : new Discount.Absolute(part.discount.amount());
    return new DocumentLine(
        line.id(),
        line.description(),
        Quantity.of(part.quantity.negate()),
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        line.vatIncluded(),
        discount,
        line.productId(),
        line.productCode(),
        line.extensions());
  }

  private static DocumentTotals sum(
      Currency currency, List<DocumentLine> lines, List<LineTotals> sums) {
    Map<VatRate, VatGroup> groups = new LinkedHashMap<>();
    Money net = Money.zero(currency);
    Money vat = net;
    Money discount = net;
    for (int i = 0; i < sums.size(); i++) {
      LineTotals each = sums.get(i);
      groups.merge(
          lines.get(i).vatRate(),
          new VatGroup(lines.get(i).vatRate(), each.net(), each.vat()),
          (one, other) ->
              new VatGroup(
                  one.rate(), one.taxable().plus(other.taxable()), one.vat().plus(other.vat())));
      net = net.plus(each.net());
      vat = vat.plus(each.vat());
      discount = discount.plus(each.discount());
    }
    return new DocumentTotals(
        sums, List.copyOf(groups.values()), net, vat, net.plus(vat), discount);
  }
}
