package ro.storno.application.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.identity.Permission;

/** The categories that the till groups products by (api-reference/product-categories). */
public final class ManageProductCategories {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final ProductCategories categories;
  private final Products products;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageProductCategories(
      CommandValidator validator,
      Transactions transactions,
      ProductCategories categories,
      Products products,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.categories = categories;
    this.products = products;
    this.ids = ids;
    this.clock = clock;
  }

  /** Lists the categories by sort order, then name. */
  public List<ProductCategory> list(CompanyScope scope) {
    scope.requireToView(Permission.PRODUCT_VIEW);
    return transactions.inCompany(scope.company(), () -> categories.of(scope.company()));
  }

  /**
   * Adds a category.
   *
   * @throws ApplicationException.Invalid if the name is missing or too long
   */
  public ProductCategory create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.PRODUCT_EDIT);
    validator.check(command);
    ProductCategory made =
        new ProductCategory(
            new CategoryId(ids.next()),
            scope.company(),
            Objects.requireNonNull(command.name).strip(),
            colour(command.color),
            command.sortOrder == null ? 0 : command.sortOrder,
            clock.instant(),
            null);
    return transactions.inCompany(
        scope.company(),
        () -> {
          categories.add(made);
          return made;
        });
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Invalid if the name is empty or too long
   * @throws ApplicationException.NotFound if the company has no such category
   */
  public ProductCategory change(
      CompanyScope scope, CategoryId id, Command command, Set<String> given) {
    scope.requireToChange(Permission.PRODUCT_EDIT);
    Given fields = new Given(given);
    return transactions.inCompany(
        scope.company(),
        () -> {
          ProductCategory was = present(categories.find(scope.company(), id));
          Command whole =
              new Command(
                  fields.pick("name", command.name, was.name()),
                  null,
                  fields.keep("sortOrder", command.sortOrder, was.sortOrder()));
          validator.check(whole);
          ProductCategory changed =
              new ProductCategory(
                  was.id(),
                  was.company(),
                  Objects.requireNonNull(whole.name).strip(),
                  fields.has("color") ? colour(command.color) : was.colour(),
                  Objects.requireNonNull(whole.sortOrder),
                  was.createdAt(),
                  clock.instant());
          categories.update(changed);
          return changed;
        });
  }

  /**
   * Removes a category; its products stay, without one.
   *
   * @throws ApplicationException.NotFound if the company has no such category
   */
  public void remove(CompanyScope scope, CategoryId id) {
    scope.requireToChange(Permission.PRODUCT_EDIT);
    transactions.inCompany(
        scope.company(),
        () -> {
          ProductCategory category = present(categories.findForRemoval(scope.company(), id));
          products.leaveCategory(scope.company(), id);
          categories.remove(scope.company(), id);
          return category;
        });
  }

  private static ProductCategory present(Optional<ProductCategory> found) {
    return found.orElseThrow(() -> new ApplicationException.NotFound("Product category"));
  }

  private static @Nullable Colour colour(@Nullable String typed) {
    return typed == null ? null : Colour.parse(typed).orElse(null);
  }

  /**
   * A category as typed.
   *
   * @param name 1 to 100 characters, required
   * @param color {@code #RRGGBB} or {@code RRGGBB}; what is no colour is dropped
   * @param sortOrder smaller comes earlier; 0 unless given
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String name,
      @Nullable String color,
      @Nullable Integer sortOrder) {}
}
