package ro.storno.application.party;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/** Suppliers of a company; each is there once by its {@linkplain Supplier#key() key}. */
public interface Suppliers {
  /** Finds a supplier; a deleted one is found too, for the sake of its documents. */
  Optional<Supplier> find(CompanyId company, SupplierId id);

  /** Finds a supplier and locks it until the transaction ends. */
  Optional<Supplier> findForUpdate(CompanyId company, SupplierId id);

  /** Finds suppliers by their keys, deleted ones too, and locks them until the transaction ends. */
  Map<String, Supplier> findByKeys(CompanyId company, Collection<String> keys);

  /**
   * Adds suppliers; one whose key is there already is left out.
   *
   * @return how many were added
   */
  int add(CompanyId company, List<Supplier> suppliers);

  /** Saves changed suppliers. */
  void update(CompanyId company, List<Supplier> suppliers);

  /** Returns suppliers that are not deleted, by name. */
  Page<Supplier> list(CompanyId company, @Nullable String search, Page.Request page);
}
