package ro.storno.persistence.administration;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.Subscription;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Accounts, organizations and how much there is of everything. */
public final class JdbiPlatformRegister implements PlatformRegister {
  private static final String ACCOUNTS = "select number, data, email_verified_at from account a";

  private static final String STATE =
      """
      case when s.state is distinct from 'SUSPENDED' and s.ends_at <= :now then 'EXPIRED'
           else coalesce(s.state, 'ACTIVE') end
      """;

  /** An organization has one owner, by an index. */
  private static final String ORGANIZATIONS =
      """
      from organization o
      left join subscription s on s.organization_id = o.id
      left join membership w on w.organization_id = o.id and w.role = 'OWNER' and w.active
      left join account u on u.id = w.user_id
      """;

  private static final String HOUSEHOLDS =
      """
      select o.id, o.name, o.slug, o.plan, o.created_at, u.data as owner,
        coalesce(s.state, 'ACTIVE') as state, s.ends_at,
        (select count(*) from membership m where m.organization_id = o.id and m.active) as members,
        (select count(*) from company c
          where c.organization_id = o.id and c.deleted_at is null) as companies,
        (select max(cast(c.data #>> '{settings,lastSyncedAt}' as timestamptz)) from company c
          where c.organization_id = o.id and c.deleted_at is null) as last_synced_at,
        (select total from count_invoices(
          array(select c.id from company c
            where c.organization_id = o.id and c.deleted_at is null),
          :now, :now, :now)) as invoices,
        exists (
          select from membership m
          join anaf_authorization z on z.user_id = m.user_id
          where m.organization_id = o.id and m.active and z.refused_at is null
            and coalesce(z.refresh_expires_at, z.access_expires_at) > :now) as authorized
      """;

  private final JdbiTransactions transactions;

  public JdbiPlatformRegister(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Page<Account> accounts(AccountFilter filter, Page.Request page) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    if (filter.search() != null) {
      conditions.add(
          "strpos(lower(concat_ws(' ', email, data ->> 'firstName', data ->> 'lastName')),"
              + " lower(:search)) > 0");
      values.put("search", filter.search());
    }
    if (filter.standing() != null) {
      conditions.add(
          switch (filter.standing()) {
            case ACTIVE -> "(data ->> 'active')::boolean";
            case INACTIVE -> "not (data ->> 'active')::boolean";
            case VERIFIED -> "(data ->> 'emailVerified')::boolean";
            case UNVERIFIED -> "not (data ->> 'emailVerified')::boolean";
          });
    }
    if (filter.platformAdmin() != null) {
      conditions.add("(data ->> 'platformAdmin')::boolean = :platformAdmin");
      values.put("platformAdmin", filter.platformAdmin());
    }
    String where = where(conditions);
    long total = query("select count(*) from account a" + where, values).mapTo(long.class).one();
    List<Account> rows =
        query(
                ACCOUNTS + where + " order by created_at desc, id desc limit :limit offset :offset",
                values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> account(new Columns(row)))
            .list();
    return new Page<>(withPlaces(rows), total, page.page(), page.limit());
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private Query query(String sql, Map<String, Object> values) {
    return transactions.handle().createQuery(sql).bindMap(values);
  }

  private static Account account(Columns row) throws SQLException {
    return new Account(
        row.number("number"),
        StoredJson.read(row.text("data"), User.class),
        row.maybeInstant("email_verified_at"),
        List.of());
  }

  private List<Account> withPlaces(List<Account> accounts) {
    Map<UUID, List<Place>> places = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select m.user_id, m.role, m.joined_at, o.id, o.name
            from membership m join organization o on o.id = m.organization_id
            where m.active and m.user_id = any (cast(:users as uuid[]))
            order by m.joined_at, m.id
            """)
        .bind(
            "users",
            accounts.stream()
                .map(each -> each.user().id().toString())
                .collect(Collectors.joining(",", "{", "}")))
        .map((row, context) -> member(new Columns(row)))
        .forEach(
            each ->
                places.computeIfAbsent(each.user(), none -> new ArrayList<>()).add(each.place()));
    return accounts.stream()
        .map(
            each ->
                new Account(
                    each.number(),
                    each.user(),
                    each.verifiedAt(),
                    places.getOrDefault(each.user().id().value(), List.of())))
        .toList();
  }

  private record Member(UUID user, Place place) {}

  private static Member member(Columns row) throws SQLException {
    return new Member(
        row.uuid("user_id"),
        new Place(
            new OrganizationId(row.uuid("id")),
            row.text("name"),
            row.oneOf(Role.class, "role"),
            row.instant("joined_at")));
  }

  @Override
  public Optional<Account> account(long number) {
    return one(" where number = :key", number);
  }

  @Override
  public Optional<Account> account(UserId id) {
    return one(" where id = :key", id.value());
  }

  private Optional<Account> one(String condition, Object key) {
    List<Account> found =
        query(ACCOUNTS + condition, Map.of("key", key))
            .map((row, context) -> account(new Columns(row)))
            .list();
    return withPlaces(found).stream().findFirst();
  }

  @Override
  public long invoicesOf(UserId id) {
    return query(
            """
            select total from count_invoices(
              array(
                select c.id from company c
                join membership m on m.organization_id = c.organization_id and m.active
                where m.user_id = :user and c.deleted_at is null),
              now(), now(), now())
            """,
            Map.of("user", id.value()))
        .mapTo(long.class)
        .one();
  }

  @Override
  public Page<Household> organizations(OrganizationFilter filter, Instant now, Page.Request page) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("now", now);
    if (filter.search() != null) {
      conditions.add(
          "strpos(lower(concat_ws(' ', o.name, u.email, u.data ->> 'firstName',"
              + " u.data ->> 'lastName')), lower(:search)) > 0");
      values.put("search", filter.search());
    }
    if (filter.state() != null) {
      conditions.add(STATE + " = :state");
      values.put("state", filter.state().name());
    }
    if (filter.plan() != null) {
      conditions.add("lower(o.plan) = lower(:plan)");
      values.put("plan", filter.plan());
    }
    String where = where(conditions);
    long total = query("select count(*) " + ORGANIZATIONS + where, values).mapTo(long.class).one();
    List<Household> rows =
        query(
                HOUSEHOLDS
                    + ORGANIZATIONS
                    + where
                    + " order by o.created_at desc, o.id desc limit :limit offset :offset",
                values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> household(new Columns(row)))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private static Household household(Columns row) throws SQLException {
    OrganizationId id = new OrganizationId(row.uuid("id"));
    return new Household(
        new Organization(
            id, row.text("name"), row.text("slug"), row.text("plan"), row.instant("created_at")),
        owner(row.maybeText("owner")),
        new Subscription(
            id, row.oneOf(Subscription.State.class, "state"), row.maybeInstant("ends_at")),
        row.number("members"),
        row.number("companies"),
        row.number("invoices"),
        row.flag("authorized"),
        row.maybeInstant("last_synced_at"));
  }

  private static @Nullable User owner(@Nullable String json) {
    return json == null ? null : StoredJson.read(json, User.class);
  }

  @Override
  public Counts count(Since since, Instant now) {
    Map<String, Object> values =
        Map.of("now", now, "day", since.day(), "week", since.week(), "month", since.month());
    return new Counts(
        one(ACCOUNT_COUNTS, values, JdbiPlatformRegister::accountCounts),
        one(ORGANIZATION_COUNTS, values, JdbiPlatformRegister::organizationCounts),
        one(COMPANY_COUNTS, values, JdbiPlatformRegister::companyCounts),
        one(INVOICE_COUNTS, values, JdbiPlatformRegister::invoiceCounts));
  }

  private <T> T one(String sql, Map<String, Object> values, Reading<T> reading) {
    return query(sql, values).map((row, context) -> reading.read(new Columns(row))).one();
  }

  /** Reads a row. */
  private interface Reading<T> {
    T read(Columns row) throws SQLException;
  }

  private static final String RECENT =
      """
      count(*) filter (where %1$s >= :day) as in_day,
      count(*) filter (where %1$s >= :week) as in_week,
      count(*) filter (where %1$s >= :month) as in_month
      """;

  private static final String ACCOUNT_COUNTS =
      """
      select count(*) as total,
        count(*) filter (where (data ->> 'active')::boolean) as active,
        count(*) filter (where (data ->> 'emailVerified')::boolean) as verified,
      """
          + RECENT.formatted("created_at")
          + "from account";

  private static final String ORGANIZATION_COUNTS =
      """
      select count(*) as total,
        count(*) filter (where state in ('ACTIVE', 'TRIAL')) as active,
        count(*) filter (where state = 'ACTIVE'
          and plan in ('starter', 'professional', 'business')) as paid,
        count(*) filter (where state = 'TRIAL') as trial,
        count(*) filter (where state = 'SUSPENDED') as suspended,
      """
          + RECENT.formatted("created_at")
          + "from (select o.plan, o.created_at, "
          + STATE
          + " as state from organization o left join subscription s on s.organization_id = o.id) x";

  private static final String COMPANY_COUNTS =
      """
      select count(*) as total,
        count(*) filter (where (c.data #>> '{settings,syncEnabled}')::boolean) as synchronising,
        count(*) filter (where exists (
          select from anaf_authorized_cif k
          join anaf_authorization z on z.id = k.authorization_id
          join membership m on m.user_id = z.user_id and m.organization_id = c.organization_id
          where k.cif = c.tax_code and k.verdict = 'ALLOWED' and m.active
            and z.refused_at is null
            and coalesce(z.refresh_expires_at, z.access_expires_at) > :now)) as authorized,
        count(*) filter (where synced_at >= :day) as synced_today,
        count(*) filter (where synced_at >= :week) as synced_this_week
      from company c,
        lateral (select cast(c.data #>> '{settings,lastSyncedAt}' as timestamptz) as synced_at) y
      where c.deleted_at is null
      """;

  private static final String INVOICE_COUNTS =
      """
      select total, in_day, in_week, in_month from count_invoices(
        array(select id from company where deleted_at is null), :day, :week, :month)
      """;

  private static Recent recent(Columns row) throws SQLException {
    return new Recent(row.number("in_day"), row.number("in_week"), row.number("in_month"));
  }

  private static Accounts accountCounts(Columns row) throws SQLException {
    return new Accounts(
        row.number("total"), row.number("active"), row.number("verified"), recent(row));
  }

  private static Organizations organizationCounts(Columns row) throws SQLException {
    return new Organizations(
        row.number("total"),
        row.number("active"),
        row.number("paid"),
        row.number("trial"),
        row.number("suspended"),
        recent(row));
  }

  private static Companies companyCounts(Columns row) throws SQLException {
    return new Companies(
        row.number("total"),
        row.number("synchronising"),
        row.number("authorized"),
        row.number("synced_today"),
        row.number("synced_this_week"));
  }

  private static Invoices invoiceCounts(Columns row) throws SQLException {
    return new Invoices(row.number("total"), recent(row));
  }
}
