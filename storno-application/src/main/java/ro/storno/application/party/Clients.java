package ro.storno.application.party;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;

/** Clients of a company. */
public interface Clients {
  /** Finds a client; a deleted one is found too, for the sake of older documents. */
  Optional<Client> find(CompanyId company, ClientId id);

  /** Finds several at once, deleted ones too; those that are unknown are left out. */
  Map<ClientId, Client> findAll(CompanyId company, Collection<ClientId> ids);

  /** Finds a client and locks it until the transaction ends. */
  Optional<Client> findForUpdate(CompanyId company, ClientId id);

  /** Finds the client with a CUI, compared by digits, that is not deleted. */
  Optional<Client> findByTaxCode(CompanyId company, String taxCode);

  /**
   * Lets other transactions that ask for the same lock wait until this one ends, so that a client
   * looked for and not found can be added once.
   */
  void lockTaxCode(CompanyId company, String taxCode);

  void add(Client client);

  void update(Client client);

  /** Returns clients that are not deleted, by name. */
  Page<Client> list(CompanyId company, Filter filter, Page.Request page);

  /**
   * Which clients.
   *
   * @param search in name, CUI, CNP and e-mail; or null
   * @param type or null for all
   */
  record Filter(@Nullable String search, @Nullable ClientType type) {}
}
