package ro.storno.bootstrap.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.Page;
import ro.storno.application.catalog.Products;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;

/** No catalogue: the lines of a described invoice say all that there is. */
final class NoProducts implements Products {
  @Override
  public Optional<Product> find(CompanyId company, ProductId id) {
    return Optional.empty();
  }

  @Override
  public Optional<Product> findForUpdate(CompanyId company, ProductId id) {
    return Optional.empty();
  }

  @Override
  public Map<ProductId, Product> findAll(CompanyId company, Collection<ProductId> ids) {
    return Map.of();
  }

  @Override
  public void add(Product product) {
    throw new IllegalStateException("There is nowhere to keep products");
  }

  @Override
  public void update(Product product) {
    throw new IllegalStateException("There is nowhere to keep products");
  }

  @Override
  public Page<Product> list(CompanyId company, Filter filter, Page.Request page) {
    return new Page<>(List.of(), 0, page.page(), page.limit());
  }

  @Override
  public void leaveCategory(CompanyId company, CategoryId category) {
    // there is none
  }
}
