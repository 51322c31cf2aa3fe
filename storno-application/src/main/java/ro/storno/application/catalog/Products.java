package ro.storno.application.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;

/** Products of a company. */
public interface Products {
  /** Finds a product; a deleted one is found too, for the sake of documents that name it. */
  Optional<Product> find(CompanyId company, ProductId id);

  /** Finds a product and locks it until the transaction ends. */
  Optional<Product> findForUpdate(CompanyId company, ProductId id);

  /** Finds several at once, deleted ones too; those that are unknown are left out. */
  Map<ProductId, Product> findAll(CompanyId company, Collection<ProductId> ids);

  void add(Product product);

  void update(Product product);

  /** Returns products that are not deleted, by name. */
  Page<Product> list(CompanyId company, Filter filter, Page.Request page);

  /** Takes a category off all its products. */
  void leaveCategory(CompanyId company, CategoryId category);

  /**
   * Which products to list; null means any.
   *
   * @param search part of name, code or description
   * @param active offered ones, or those that are not
   * @param category those of a category
   */
  record Filter(@Nullable String search, @Nullable Boolean active, @Nullable CategoryId category) {
    /** Every product. */
    public static final Filter ANY = new Filter(null, null, null);
  }
}
