package ro.storno.application.catalog;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.tax.VatChoice;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.ClassificationCode;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/** Adds, changes and removes products. Documents keep what they copied. */
public final class ManageProducts {
  private static final String DEFAULT_UNIT = "buc";
  private static final String[] FIELDS = {
    "name",
    "code",
    "description",
    "unitOfMeasure",
    "defaultPrice",
    "currency",
    "vatRateId",
    "vatRate",
    "vatCategoryCode",
    "isService",
    "usage",
    "ncCode",
    "cpvCode",
    "color",
    "categoryId",
    "sgrAmount",
    "isActive"
  };

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Products products;
  private final ProductCategories categories;
  private final VatRates vatRates;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageProducts(
      CommandValidator validator,
      Transactions transactions,
      Products products,
      ProductCategories categories,
      VatRates vatRates,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.products = products;
    this.categories = categories;
    this.vatRates = vatRates;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds a product.
   *
   * @throws ApplicationException.Invalid if something required is missing or malformed
   * @throws ApplicationException.NotFound if the VAT rate does not exist
   */
  public Product create(CompanyScope scope, ProductEntry entry) {
    scope.requireToChange(Permission.PRODUCT_CREATE);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Product made = product(scope, entry, null);
          products.add(made);
          return made;
        });
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the entry that were sent; not null
   * @throws ApplicationException.Invalid if something is malformed
   * @throws ApplicationException.NotFound if product or VAT rate do not exist
   * @throws ApplicationException.Unacceptable if nothing was sent
   */
  public Product update(CompanyScope scope, ProductId id, ProductEntry entry, Set<String> given) {
    scope.requireToChange(Permission.PRODUCT_EDIT);
    Given fields = new Given(given);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Product was = present(scope, id);
          fields.requireAny(FIELDS);
          Product changed = product(scope, ProductEntry.of(was).overlaid(entry, fields), was);
          products.update(changed);
          return changed;
        });
  }

  /**
   * Takes a product out of the lists.
   *
   * @throws ApplicationException.NotFound if the company has no such product
   */
  public void delete(CompanyScope scope, ProductId id) {
    scope.requireToChange(Permission.PRODUCT_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          products.update(present(scope, id).deleted(clock.instant()));
          return id;
        });
  }

  /**
   * Deletes up to a hundred, each for itself.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome deleteAll(CompanyScope scope, List<String> texts) {
    scope.requireToChange(Permission.PRODUCT_DELETE);
    return BulkOutcome.of(texts, "Product", id -> delete(scope, new ProductId(id)));
  }

  private Product present(CompanyScope scope, ProductId id) {
    return products
        .findForUpdate(scope.company(), id)
        .filter(product -> product.deletedAt() == null)
        .orElseThrow(() -> new ApplicationException.NotFound("Product"));
  }

  private Product product(CompanyScope scope, ProductEntry entry, @Nullable Product was) {
    FieldErrors errors = validator.errors(entry);
    Currency currency = currency(scope, entry, errors);
    UnitPrice price = errors.captureAs("defaultPrice", () -> price(entry.defaultPrice()));
    VatRate rate = rate(scope, entry, errors);
    Product.Classification classification = classification(entry, errors);
    errors.throwInvalid();
    Instant now = clock.instant();
    return new Product(
        was == null ? new ProductId(ids.next()) : was.id(),
        scope.company(),
        Objects.requireNonNull(text(entry.name())),
        text(entry.code()),
        text(entry.description()),
        Objects.requireNonNull(price),
        Objects.requireNonNull(currency),
        Objects.requireNonNull(rate),
        Objects.requireNonNullElse(text(entry.unitOfMeasure()), DEFAULT_UNIT),
        Boolean.TRUE.equals(entry.isService()),
        text(entry.usage()),
        classification,
        till(scope, entry),
        !Boolean.FALSE.equals(entry.isActive()),
        was == null ? "manual" : was.source(),
        was == null ? null : was.lastSyncedAt(),
        was == null ? now : was.createdAt(),
        was == null ? null : now,
        null);
  }

  private static @Nullable Currency currency(
      CompanyScope scope, ProductEntry entry, FieldErrors errors) {
    String code = text(entry.currency());
    return code == null
        ? scope.profile().settings().defaultCurrency()
        : errors.captureAs("currency", () -> Currency.of(code.toUpperCase(Locale.ROOT)));
  }

  private static UnitPrice price(@Nullable BigDecimal typed) {
    return UnitPrice.of(typed == null ? BigDecimal.ZERO : typed);
  }

  private @Nullable VatRate rate(CompanyScope scope, ProductEntry entry, FieldErrors errors) {
    VatChoice.Typed typed =
        new VatChoice.Typed(entry.vatRateId(), entry.vatRate(), entry.vatCategoryCode());
    return new VatChoice(scope.profile(), vatRates.of(scope.company()))
        .choose(typed, null, "", errors);
  }

  private static Product.Classification classification(ProductEntry entry, FieldErrors errors) {
    String nc = text(entry.ncCode());
    String cpv = text(entry.cpvCode());
    return new Product.Classification(
        nc == null ? null : errors.capture("", () -> ClassificationCode.nc(nc)),
        cpv == null ? null : errors.capture("", () -> ClassificationCode.cpv(cpv)));
  }

  /** A colour that is none is dropped, and so is a category of nobody (client contract). */
  private Product.Till till(CompanyScope scope, ProductEntry entry) {
    String colour = text(entry.color());
    UUID category = entry.categoryId();
    BigDecimal deposit = entry.sgrAmount();
    return new Product.Till(
        colour == null ? null : Colour.parse(colour).orElse(null),
        category == null ? null : known(scope, new CategoryId(category)).orElse(null),
        deposit == null || deposit.signum() == 0 ? null : Money.of(deposit, Currency.RON));
  }

  private Optional<CategoryId> known(CompanyScope scope, CategoryId id) {
    return categories.find(scope.company(), id).map(found -> found.id());
  }

  private static @Nullable String text(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
