package ro.storno.persistence.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.application.company.Companies;
import ro.storno.application.company.DeletedCompanies;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Companies; a tax code is unique among the companies of an organization that are not deleted. */
public final class JdbiCompanies implements Companies, DeletedCompanies {
  private final JdbiTransactions transactions;

  public JdbiCompanies(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Company> of(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            """
            select data from company
            where organization_id = :organization and deleted_at is null
            order by created_at, id
            """)
        .bind("organization", organization.value())
        .map((row, context) -> company(new Columns(row).text("data")))
        .list();
  }

  @Override
  public List<Company> deletedOf(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            """
            select data from company
            where organization_id = :organization
              and deleted_at is not null and purge_began_at is null
            order by deleted_at desc, id
            """)
        .bind("organization", organization.value())
        .map((row, context) -> company(new Columns(row).text("data")))
        .list();
  }

  @Override
  public void forgetMentions(CompanyId company) {
    for (String mentioned :
        List.of("notification where about_company", "dead_job where company_id")) {
      transactions.handle().execute("delete from " + mentioned + " = ?", company.value());
    }
  }

  @Override
  public Optional<Company> find(OrganizationId organization, CompanyId id) {
    return findIn(organization, id, "");
  }

  @Override
  public Optional<Company> findForUpdate(OrganizationId organization, CompanyId id) {
    return findIn(organization, id, " for update");
  }

  private Optional<Company> findIn(OrganizationId organization, CompanyId id, String lock) {
    return transactions
        .handle()
        .createQuery(
            "select data from company where id = :id and organization_id = :organization" + lock)
        .bind("id", id.value())
        .bind("organization", organization.value())
        .map((row, context) -> company(new Columns(row).text("data")))
        .findOne();
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return transactions
        .handle()
        .createQuery("select data from company where id = :id")
        .bind("id", id.value())
        .map((row, context) -> company(new Columns(row).text("data")))
        .findOne();
  }

  private static Company company(String json) {
    return StoredJson.read(json, Company.class);
  }

  @Override
  public boolean add(Company company) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into company (id, organization_id, tax_code, data, created_at, deleted_at)
                values (:id, :organization, :taxCode, cast(:data as jsonb), :createdAt, :deletedAt)
                on conflict (organization_id, tax_code) where deleted_at is null do nothing
                """)
            .bind("id", company.id().value())
            .bind("organization", company.organization().value())
            .bind("taxCode", company.party().taxCode())
            .bind("data", StoredJson.write(company))
            .bind("createdAt", company.createdAt())
            .bind("deletedAt", company.deletedAt())
            .execute()
        == 1;
  }

  @Override
  public void update(Company company) {
    transactions
        .handle()
        .createUpdate(
            """
            update company
            set tax_code = :taxCode, data = cast(:data as jsonb), deleted_at = :deletedAt
            where id = :id and organization_id = :organization
            """)
        .bind("id", company.id().value())
        .bind("organization", company.organization().value())
        .bind("taxCode", company.party().taxCode())
        .bind("data", StoredJson.write(company))
        .bind("deletedAt", company.deletedAt())
        .execute();
  }

  @Override
  public boolean restore(Company company) {
    return transactions
            .handle()
            .createUpdate(
                """
                update company set data = cast(:data as jsonb), deleted_at = null
                where id = :id and organization_id = :organization
                  and deleted_at is not null and purge_began_at is null
                  and not exists (
                    select from company other
                    where other.organization_id = :organization and other.deleted_at is null
                      and other.tax_code = company.tax_code)
                """)
            .bind("id", company.id().value())
            .bind("organization", company.organization().value())
            .bind("data", StoredJson.write(company))
            .execute()
        == 1;
  }

  @Override
  public boolean beginPurge(CompanyId company, Instant deletedBefore) {
    return transactions
            .handle()
            .createUpdate(
                """
                update company set purge_began_at = coalesce(purge_began_at, now())
                where id = :id and deleted_at <= :deletedBefore
                """)
            .bind("id", company.value())
            .bind("deletedBefore", deletedBefore)
            .execute()
        == 1;
  }

  @Override
  public void synced(CompanyId company, Instant at) {
    transactions
        .handle()
        .createUpdate(
            """
            update company
            set data = jsonb_set(data, '{settings,lastSyncedAt}', to_jsonb(cast(:at as text)))
            where id = :id
            """)
        .bind("id", company.value())
        .bind("at", at.toString())
        .execute();
  }
}
