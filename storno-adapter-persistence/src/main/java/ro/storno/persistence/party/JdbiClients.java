package ro.storno.persistence.party;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.party.Clients;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;

/** Clients of companies. */
public final class JdbiClients implements Clients {
  private static final String UNDER_FILTER =
      """
      from client
      where company_id = :company and deleted_at is null
        and type = coalesce(:type, type)
        and (cast(:pattern as text) is null or search like :pattern)
      """;

  private final JdbiTransactions transactions;

  public JdbiClients(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Client> find(CompanyId company, ClientId id) {
    return findOne(company, id, "");
  }

  @Override
  public Optional<Client> findForUpdate(CompanyId company, ClientId id) {
    return findOne(company, id, " for no key update");
  }

  private Optional<Client> findOne(CompanyId company, ClientId id, String lock) {
    return transactions
        .handle()
        .createQuery("select data from client where company_id = :company and id = :id" + lock)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> client(new Columns(row).text("data")))
        .findOne();
  }

  @Override
  public Map<ClientId, Client> findAll(CompanyId company, Collection<ClientId> ids) {
    Map<ClientId, Client> found = new LinkedHashMap<>();
    transactions
        .handle()
        .createQuery("select data from client where company_id = :company and id = any(:ids)")
        .bind("company", company.value())
        .bindArray("ids", UUID.class, ids.stream().map(ClientId::value).toList())
        .map((row, context) -> client(new Columns(row).text("data")))
        .forEach(client -> found.put(client.id(), client));
    return found;
  }

  @Override
  public Optional<Client> findByTaxCode(CompanyId company, String taxCode) {
    return transactions
        .handle()
        .createQuery(
            """
            select data from client
            where company_id = :company and tax_digits = :digits and deleted_at is null
            order by created_at, id limit 1
            """)
        .bind("company", company.value())
        .bind("digits", digits(taxCode))
        .map((row, context) -> client(new Columns(row).text("data")))
        .findOne();
  }

  @Override
  public void lockTaxCode(CompanyId company, String taxCode) {
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "client:" + company + ":" + digits(taxCode))
        .execute();
  }

  private static @Nullable String digits(@Nullable String taxCode) {
    String digits = taxCode == null ? "" : taxCode.replaceAll("\\D", "");
    return digits.isEmpty() ? null : digits;
  }

  private static Client client(String json) {
    return StoredJson.read(json, Client.class);
  }

  @Override
  public void add(Client client) {
    bind(
            transactions
                .handle()
                .createUpdate(
                    """
                    insert into client
                      (company_id, id, type, name, sort_name, tax_digits, search, data, created_at,
                       deleted_at)
                    values
                      (:company, :id, :type, :name, :sortName, :digits, :search, cast(:data as jsonb),
                       :createdAt, :deletedAt)
                    """),
            client)
        .bind("createdAt", client.createdAt())
        .execute();
  }

  @Override
  public void update(Client client) {
    bind(
            transactions
                .handle()
                .createUpdate(
                    """
                    update client
                    set type = :type, name = :name, sort_name = :sortName, tax_digits = :digits, search = :search,
                        data = cast(:data as jsonb), deleted_at = :deletedAt
                    where company_id = :company and id = :id
                    """),
            client)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Client client) {
    return statement
        .bind("company", client.company().value())
        .bind("id", client.id().value())
        .bind("type", client.type().name())
        .bind("name", client.party().name())
        .bind("sortName", SearchText.of(client.party().name()))
        .bind("digits", digits(client.party().taxCode()))
        .bind(
            "search",
            SearchText.of(
                client.party().name(),
                client.party().taxCode(),
                client.cnp(),
                client.party().email()))
        .bind("data", StoredJson.write(client))
        .bind("deletedAt", client.deletedAt());
  }

  @Override
  public Page<Client> list(CompanyId company, Filter filter, Page.Request page) {
    List<Client> rows =
        filtered("select data " + UNDER_FILTER + "order by sort_name, id", company, filter, page)
            .map((row, context) -> client(new Columns(row).text("data")))
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, filter, null).mapTo(long.class).one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private org.jdbi.v3.core.statement.Query filtered(
      String sql, CompanyId company, Filter filter, Page.@Nullable Request page) {
    org.jdbi.v3.core.statement.Query query =
        transactions
            .handle()
            .createQuery(page == null ? sql : sql + " limit :limit offset :offset")
            .bind("company", company.value())
            .bind("type", filter.type() == null ? null : filter.type().name())
            .bind("pattern", pattern(filter.search()));
    return page == null ? query : query.bind("limit", page.limit()).bind("offset", page.offset());
  }

  private static @Nullable String pattern(@Nullable String search) {
    return search == null || search.isBlank() ? null : SearchText.containing(search);
  }
}
