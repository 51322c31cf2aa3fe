package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Authorization;
import ro.storno.application.anaf.Authorizations;
import ro.storno.application.anaf.CheckedCif;
import ro.storno.application.anaf.SealedTokens;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Authorizations; single statements decide which of several nodes renews one. */
public final class JdbiAuthorizations implements Authorizations {
  private static final String COLUMNS =
      """
      a.id, a.uid, a.user_id, a.label, a.fingerprint, a.access_sealed, a.access_expires_at,
      a.refresh_sealed, a.refresh_expires_at, a.generation, a.renew_not_before, a.created_at,
      a.last_used_at, a.refused_at
      """;
  private static final String SELECT = "select " + COLUMNS + " from anaf_authorization a ";

  private final JdbiTransactions transactions;

  public JdbiAuthorizations(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Long> add(Authorization authorization) {
    SealedTokens tokens = authorization.tokens();
    return transactions
        .handle()
        .createQuery(
            """
            insert into anaf_authorization
              (uid, user_id, label, fingerprint, access_sealed, access_expires_at, refresh_sealed,
               refresh_expires_at, created_at)
            values (:uid, :user, :label, :fingerprint, :access, :accessExpiresAt, :refresh,
                    :refreshExpiresAt, :createdAt)
            on conflict (user_id, fingerprint) do nothing
            returning id
            """)
        .bind("uid", authorization.uid())
        .bind("user", authorization.user().value())
        .bind("label", authorization.label())
        .bind("fingerprint", tokens.fingerprint())
        .bind("access", tokens.access().text())
        .bind("accessExpiresAt", tokens.accessExpiresAt())
        .bind("refresh", text(tokens.refresh()))
        .bind("refreshExpiresAt", tokens.refreshExpiresAt())
        .bind("createdAt", authorization.createdAt())
        .mapTo(Long.class)
        .findOne();
  }

  private static @Nullable String text(@Nullable SealedSecret sealed) {
    return sealed == null ? null : sealed.text();
  }

  @Override
  public Optional<Authorization> find(long id) {
    return transactions
        .handle()
        .createQuery(SELECT + "where a.id = :id")
        .bind("id", id)
        .map((row, context) -> authorization(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Authorization> find(UserId user, long id) {
    return transactions
        .handle()
        .createQuery(SELECT + "where a.id = :id and a.user_id = :user")
        .bind("id", id)
        .bind("user", user.value())
        .map((row, context) -> authorization(new Columns(row)))
        .findOne();
  }

  @Override
  public List<Authorization> of(UserId user) {
    return transactions
        .handle()
        .createQuery(SELECT + "where a.user_id = :user order by a.id desc")
        .bind("user", user.value())
        .map((row, context) -> authorization(new Columns(row)))
        .list();
  }

  @Override
  public List<Authorization> after(long id, int limit) {
    return transactions
        .handle()
        .createQuery(SELECT + "where a.id > :id order by a.id limit :limit")
        .bind("id", id)
        .bind("limit", limit)
        .map((row, context) -> authorization(new Columns(row)))
        .list();
  }

  @Override
  public void remove(long id) {
    transactions.handle().execute("delete from anaf_authorization where id = ?", id);
  }

  @Override
  public List<Candidate> candidates(Collection<CompanyId> companies) {
    if (companies.isEmpty()) {
      return List.of();
    }
    return transactions
        .handle()
        .createQuery(
            """
            select c.id as company_id, k.cif, k.verdict, k.checked_at,
            """
                + COLUMNS
                + """
                from company c
                join membership m on m.organization_id = c.organization_id and m.active
                  and (m.role in ('OWNER', 'ADMIN') or m.allowed_companies is null
                       or c.id = any (m.allowed_companies))
                join account u on u.id = m.user_id and (u.data ->> 'active')::boolean
                join anaf_authorization a on a.user_id = m.user_id
                left join anaf_authorized_cif k
                  on k.authorization_id = a.id and k.cif = c.tax_code
                where c.id = any (cast(:companies as uuid[]))
                order by a.id
                """)
        .bind("companies", arrayText(companies))
        .map((row, context) -> candidate(new Columns(row)))
        .list();
  }

  private static String arrayText(Collection<?> elements) {
    return elements.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static Candidate candidate(Columns row) throws SQLException {
    return new Candidate(
        new CompanyId(row.uuid("company_id")),
        authorization(row),
        row.maybeText("cif") == null ? null : checked(row));
  }

  private static CheckedCif checked(Columns row) throws SQLException {
    return new CheckedCif(
        new Cif(row.text("cif")),
        row.oneOf(CheckedCif.Verdict.class, "verdict"),
        row.instant("checked_at"));
  }

  private static Authorization authorization(Columns row) throws SQLException {
    String refresh = row.maybeText("refresh_sealed");
    return new Authorization(
        row.number("id"),
        row.uuid("uid"),
        new UserId(row.uuid("user_id")),
        row.maybeText("label"),
        new SealedTokens(
            row.text("fingerprint"),
            new SealedSecret(row.text("access_sealed")),
            row.instant("access_expires_at"),
            refresh == null ? null : new SealedSecret(refresh),
            row.maybeInstant("refresh_expires_at")),
        row.number("generation"),
        row.maybeInstant("renew_not_before"),
        row.instant("created_at"),
        row.maybeInstant("last_used_at"),
        row.maybeInstant("refused_at"));
  }

  @Override
  public void noteUse(long id, Instant now) {
    transactions
        .handle()
        .execute("update anaf_authorization set last_used_at = ? where id = ?", now, id);
  }

  @Override
  public boolean claimRenewal(long id, long generation, Instant now, Instant until) {
    return transactions
            .handle()
            .createUpdate(
                """
                update anaf_authorization set renewal_claimed_until = :until
                where id = :id and generation = :generation and refresh_sealed is not null
                  and (renewal_claimed_until is null or renewal_claimed_until <= :now)
                """)
            .bind("id", id)
            .bind("generation", generation)
            .bind("now", now)
            .bind("until", until)
            .execute()
        == 1;
  }

  @Override
  public boolean renew(long id, long generation, SealedTokens tokens, Instant now) {
    return replace(
        """
        , generation = generation + 1, renewal_claimed_until = null, renew_not_before = null,
          refused_at = null
        """,
        id,
        generation,
        tokens);
  }

  @Override
  public void reseal(long id, long generation, SealedTokens tokens) {
    var unused = replace("", id, generation, tokens);
  }

  private boolean replace(String alsoSet, long id, long generation, SealedTokens tokens) {
    return transactions
            .handle()
            .createUpdate(
                """
                update anaf_authorization
                set fingerprint = :fingerprint, access_sealed = :access,
                    access_expires_at = :accessExpiresAt, refresh_sealed = :refresh,
                    refresh_expires_at = :refreshExpiresAt
                """
                    + alsoSet
                    + "where id = :id and generation = :generation")
            .bind("id", id)
            .bind("generation", generation)
            .bind("fingerprint", tokens.fingerprint())
            .bind("access", tokens.access().text())
            .bind("accessExpiresAt", tokens.accessExpiresAt())
            .bind("refresh", text(tokens.refresh()))
            .bind("refreshExpiresAt", tokens.refreshExpiresAt())
            .execute()
        == 1;
  }

  @Override
  public void endRenewal(long id, long generation, boolean spent, @Nullable Instant notBefore) {
    transactions
        .handle()
        .createUpdate(
            """
            update anaf_authorization
            set renewal_claimed_until = null, renew_not_before = :notBefore,
                refresh_sealed = case when :spent then null else refresh_sealed end,
                refresh_expires_at = case when :spent then null else refresh_expires_at end
            where id = :id and generation = :generation
            """)
        .bind("id", id)
        .bind("generation", generation)
        .bind("spent", spent)
        .bind("notBefore", notBefore)
        .execute();
  }

  @Override
  public void refuse(long id, Instant now) {
    transactions
        .handle()
        .execute(
            "update anaf_authorization set refused_at = coalesce(refused_at, ?) where id = ?",
            now,
            id);
  }

  @Override
  public void remember(long id, CheckedCif checked) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_authorized_cif (authorization_id, cif, verdict, checked_at)
            select id, :cif, :verdict, :checkedAt from anaf_authorization where id = :id
            on conflict (authorization_id, cif)
            do update set verdict = excluded.verdict, checked_at = excluded.checked_at
            """)
        .bind("id", id)
        .bind("cif", checked.cif().digits())
        .bind("verdict", checked.verdict().name())
        .bind("checkedAt", checked.checkedAt())
        .execute();
  }

  @Override
  public Map<Long, List<CheckedCif>> checked(Collection<Long> ids) {
    Map<Long, List<CheckedCif>> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      transactions
          .handle()
          .createQuery(
              """
              select authorization_id, cif, verdict, checked_at from anaf_authorized_cif
              where authorization_id = any (cast(:ids as bigint[])) order by authorization_id, cif
              """)
          .bind("ids", arrayText(ids))
          .map(
              (row, context) ->
                  Map.entry(row.getLong("authorization_id"), checked(new Columns(row))))
          .forEach(
              entry ->
                  found
                      .computeIfAbsent(entry.getKey(), none -> new ArrayList<>())
                      .add(entry.getValue()));
    }
    return found;
  }
}
