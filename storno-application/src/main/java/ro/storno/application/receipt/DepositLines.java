package ro.storno.application.receipt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.catalog.Products;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/**
 * The deposits of the Sistem Garantie-Returnare (concepts/pos.md): each line of a product with a
 * deposit is followed by a line for the deposit, in the same quantity and without VAT. Tills send
 * that line themselves: it is recognised by its price and quantity, and added where it is missing.
 */
final class DepositLines {
  private static final VatRate EXEMPT = new VatRate(VatCategory.E, Percentage.of(BigDecimal.ZERO));

  private final Products products;
  private final Ids ids;

  DepositLines(Products products, Ids ids) {
    this.products = products;
    this.ids = ids;
  }

  /**
   * Lines of a receipt, each deposit after what it belongs to.
   *
   * @param lines not null
   * @param deposits the line that it belongs to, by each deposit line; not null
   */
  record Arranged(List<DocumentLine> lines, Map<LineId, LineId> deposits) {}

  /**
   * Arranges the lines that were typed.
   *
   * @param was the receipt before the change, or null for a new one: its deposit lines follow their
   *     lines, and go with them
   */
  Arranged arranged(
      CompanyId company, Currency currency, List<DocumentLine> typed, @Nullable Receipt was) {
    Map<ProductId, Money> due = due(company, currency, typed);
    Map<LineId, LineId> former = was == null ? Map.of() : was.sale().deposits();
    List<DocumentLine> free =
        new ArrayList<>(typed.stream().filter(line -> isDeposit(line, former)).toList());
    Map<LineId, DocumentLine> deposits = new LinkedHashMap<>();
    for (DocumentLine line : typed) {
      Money deposit = line.productId() == null ? null : due.get(line.productId());
      if (deposit != null) {
        deposits.put(
            line.id(), take(line, deposit, former, free).orElseGet(() -> fresh(line, deposit)));
      }
    }
    Set<LineId> elsewhere = new HashSet<>(former.keySet());
    deposits.values().forEach(each -> elsewhere.add(each.id()));
    return inOrder(typed, deposits, elsewhere);
  }

  private static Arranged inOrder(
      List<DocumentLine> typed, Map<LineId, DocumentLine> deposits, Set<LineId> elsewhere) {
    List<DocumentLine> lines = new ArrayList<>();
    Map<LineId, LineId> links = new HashMap<>();
    for (DocumentLine line : typed) {
      if (!elsewhere.contains(line.id())) {
        lines.add(line);
      }
      DocumentLine deposit = deposits.get(line.id());
      if (deposit != null) {
        lines.add(deposit);
        links.put(deposit.id(), line.id());
      }
    }
    return new Arranged(lines, links);
  }

  private Map<ProductId, Money> due(
      CompanyId company, Currency currency, List<DocumentLine> lines) {
    Set<ProductId> named = new HashSet<>();
    for (DocumentLine line : lines) {
      if (line.productId() != null) {
        named.add(line.productId());
      }
    }
    Map<ProductId, Money> due = new HashMap<>();
    for (Product product :
        named.isEmpty() ? List.<Product>of() : products.findAll(company, named).values()) {
      Money deposit = product.till().sgrDeposit();
      if (deposit != null && deposit.signum() > 0 && deposit.currency().equals(currency)) {
        due.put(product.id(), deposit);
      }
    }
    return due;
  }

  private static boolean isDeposit(DocumentLine line, Map<LineId, LineId> former) {
    return former.containsKey(line.id())
        || line.productId() == null && line.vatRate().percentage().isZero();
  }

  private static Optional<DocumentLine> take(
      DocumentLine line, Money deposit, Map<LineId, LineId> former, List<DocumentLine> free) {
    Optional<DocumentLine> own =
        free.stream().filter(each -> line.id().equals(former.get(each.id()))).findFirst();
    Optional<DocumentLine> found =
        own.isPresent()
            ? own
            : free.stream()
                .filter(
                    each ->
                        !former.containsKey(each.id())
                            && each.quantity().equals(line.quantity())
                            && each.unitPrice().value().compareTo(deposit.amount()) == 0)
                .findFirst();
    found.ifPresent(free::remove);
    return found.map(each -> deposit(each.id(), each.description(), line, deposit));
  }

  private DocumentLine fresh(DocumentLine line, Money deposit) {
    return deposit(new LineId(ids.next()), "Garanție SGR", line, deposit);
  }

  private static DocumentLine deposit(
      LineId id, String description, DocumentLine line, Money deposit) {
    return new DocumentLine(
        id,
        description,
        line.quantity(),
        line.unitOfMeasure(),
        UnitPrice.of(deposit.amount()),
        EXEMPT,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }
}
