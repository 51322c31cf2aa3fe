package ro.storno.application.recurring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.Products;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.recurring.PriceRule;
import ro.storno.domain.recurring.Pricing;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;

/** The prices of a template on a day, by its rules. */
final class RecurringPrices {
  private final Products products;

  RecurringPrices(Products products) {
    this.products = products;
  }

  /** The products whose latest price the lines of some templates take; deleted ones have a last. */
  Map<ProductId, Product> products(CompanyId company, List<RecurringTemplate> templates) {
    Set<ProductId> ids = new LinkedHashSet<>();
    for (RecurringTemplate template : templates) {
      for (RecurringLine line : template.lines()) {
        if (line.pricing().rule() == PriceRule.LATEST_PRODUCT_PRICE
            && line.line().productId() != null) {
          ids.add(line.line().productId());
        }
      }
    }
    return ids.isEmpty() ? Map.of() : products.findAll(company, ids);
  }

  /** Returns the price of a line, empty if a rate or the product is not known. */
  static Optional<UnitPrice> price(
      RecurringLine line,
      Currency target,
      Map<ProductId, Product> known,
      Function<Currency, Optional<ExchangeRate>> toLei) {
    return line.pricing()
        .price(line.line().unitPrice(), quoted(line.line().productId(), known), target, toLei);
  }

  private static Pricing.@Nullable Quoted quoted(
      @Nullable ProductId id, Map<ProductId, Product> known) {
    Product product = id == null ? null : known.get(id);
    return product == null ? null : new Pricing.Quoted(product.price(), product.currency());
  }
}
