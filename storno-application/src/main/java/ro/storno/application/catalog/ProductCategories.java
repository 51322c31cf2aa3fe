package ro.storno.application.catalog;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.company.CompanyId;

/** Product categories of a company. */
public interface ProductCategories {
  /** Returns all of them by sort order, then name. */
  List<ProductCategory> of(CompanyId company);

  /** Finds a category and keeps it from being removed until the transaction ends. */
  Optional<ProductCategory> find(CompanyId company, CategoryId id);

  /**
   * Finds a category that is to be removed: until the transaction ends no product is put into it.
   */
  Optional<ProductCategory> findForRemoval(CompanyId company, CategoryId id);

  void add(ProductCategory category);

  void update(ProductCategory category);

  void remove(CompanyId company, CategoryId id);
}
