package ro.storno.persistence.identity;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.Organizations;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Organizations and memberships. */
public final class JdbiOrganizations implements Organizations {
  private final JdbiTransactions transactions;

  public JdbiOrganizations(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Organization organization) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into organization (id, name, slug, plan, created_at)
            values (:id, :name, :slug, :plan, :createdAt)
            """)
        .bind("id", organization.id().value())
        .bind("name", organization.name())
        .bind("slug", organization.slug())
        .bind("plan", organization.plan())
        .bind("createdAt", organization.createdAt())
        .execute();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return find(id, "");
  }

  @Override
  public Optional<Organization> findForUpdate(OrganizationId id) {
    // members may be added meanwhile by those who need not count them
    return find(id, " for no key update");
  }

  private Optional<Organization> find(OrganizationId id, String lock) {
    return transactions
        .handle()
        .createQuery(
            "select id, name, slug, plan, created_at from organization where id = :id" + lock)
        .bind("id", id.value())
        .map((row, context) -> organization(new Columns(row)))
        .findOne();
  }

  private static Organization organization(Columns row) throws SQLException {
    return new Organization(
        new OrganizationId(row.uuid("id")),
        row.text("name"),
        row.text("slug"),
        row.text("plan"),
        row.instant("created_at"));
  }

  @Override
  public void changePlan(OrganizationId id, String plan) {
    transactions
        .handle()
        .execute("update organization set plan = ? where id = ?", plan, id.value());
  }

  @Override
  public void demandSecondFactor(OrganizationId id, boolean demanded) {
    transactions
        .handle()
        .execute(
            "update organization set second_factor_demanded = ? where id = ?",
            demanded,
            id.value());
  }

  @Override
  public boolean demandsSecondFactor(OrganizationId id) {
    return transactions
        .handle()
        .createQuery("select second_factor_demanded from organization where id = :id")
        .bind("id", id.value())
        .mapTo(boolean.class)
        .findOne()
        .orElse(false);
  }

  @Override
  public Set<OrganizationId> demandingSecondFactorOf(UserId user) {
    return transactions
        .handle()
        .createQuery(
            """
            select organization.id
            from membership join organization on organization.id = membership.organization_id
            where membership.user_id = :user and membership.active
              and organization.second_factor_demanded
            """)
        .bind("user", user.value())
        .mapTo(UUID.class)
        .map(OrganizationId::new)
        .set();
  }

  @Override
  public Page<Organization> list(@Nullable String search, Page.Request page) {
    String condition = search == null ? "" : " where strpos(lower(name), lower(:search)) > 0";
    Map<String, Object> values = search == null ? Map.of() : Map.of("search", search);
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from organization" + condition)
            .bindMap(values)
            .mapTo(long.class)
            .one();
    List<Organization> rows =
        transactions
            .handle()
            .createQuery(
                "select id, name, slug, plan, created_at from organization"
                    + condition
                    + " order by created_at desc, id desc limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> organization(new Columns(row)))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  @Override
  public void removeMembershipsOf(UserId user) {
    transactions.handle().execute("delete from membership where user_id = ?", user.value());
  }

  @Override
  public void addMember(Membership membership) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into membership
              (id, user_id, organization_id, role, active, allowed_companies, joined_at)
            values (:id, :user, :organization, :role, :active, cast(:allowed as uuid[]), :joinedAt)
            """)
        .bind("id", membership.id().value())
        .bind("user", membership.user().value())
        .bind("organization", membership.organization().value())
        .bind("role", membership.role().name())
        .bind("active", membership.active())
        .bind("allowed", arrayText(membership.allowedCompanies()))
        .bind("joinedAt", membership.joinedAt())
        .execute();
  }

  private static @Nullable String arrayText(@Nullable Set<CompanyId> companies) {
    return companies == null
        ? null
        : companies.stream().map(CompanyId::toString).collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public List<Membership> membershipsOf(UserId user) {
    return transactions
        .handle()
        .createQuery(
            """
            select id, user_id, organization_id, role, active, allowed_companies, joined_at
            from membership where user_id = :user and active
            order by joined_at, id
            """)
        .bind("user", user.value())
        .map((row, context) -> membership(new Columns(row)))
        .list();
  }

  @Override
  public void updateMember(Membership membership) {
    transactions
        .handle()
        .createUpdate(
            """
            update membership
            set role = :role, active = :active, allowed_companies = cast(:allowed as uuid[])
            where id = :id
            """)
        .bind("id", membership.id().value())
        .bind("role", membership.role().name())
        .bind("active", membership.active())
        .bind("allowed", arrayText(membership.allowedCompanies()))
        .execute();
  }

  @Override
  public Optional<Membership> findMemberForUpdate(OrganizationId organization, MembershipId id) {
    return transactions
        .handle()
        .createQuery(
            """
            select id, user_id, organization_id, role, active, allowed_companies, joined_at
            from membership where organization_id = :organization and id = :id for update
            """)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map((row, context) -> membership(new Columns(row)))
        .findOne();
  }

  @Override
  public List<Membership> everyMemberOf(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            """
            select id, user_id, organization_id, role, active, allowed_companies, joined_at
            from membership where organization_id = :organization
            order by joined_at, id
            """)
        .bind("organization", organization.value())
        .map((row, context) -> membership(new Columns(row)))
        .list();
  }

  @Override
  public List<Membership> membersOf(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            """
            select id, user_id, organization_id, role, active, allowed_companies, joined_at
            from membership where organization_id = :organization and active
            order by joined_at, id
            """)
        .bind("organization", organization.value())
        .map((row, context) -> membership(new Columns(row)))
        .list();
  }

  private static Membership membership(Columns row) throws SQLException {
    return new Membership(
        new MembershipId(row.uuid("id")),
        new UserId(row.uuid("user_id")),
        new OrganizationId(row.uuid("organization_id")),
        row.oneOf(Role.class, "role"),
        row.flag("active"),
        companies(row.row().getArray("allowed_companies")),
        row.instant("joined_at"));
  }

  private static @Nullable Set<CompanyId> companies(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((UUID[]) array.getArray())
            .map(CompanyId::new)
            .collect(Collectors.toUnmodifiableSet());
  }
}
