package ro.storno.persistence.secret;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SealedSecrets;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * Sealed secrets in PostgreSQL. The list of columns stands here and nowhere else; a column that
 * holds sealed secrets and is not in it fails a test.
 */
public final class JdbiSealedSecrets implements SealedSecrets {
  /** Used once in a batch of statements that are written here only. */
  private enum Column {
    ANAF_ACCESS("anaf_authorization", "access_sealed", "uid", "/access", false),
    ANAF_REFRESH("anaf_authorization", "refresh_sealed", "uid", "/refresh", false),
    SECOND_FACTOR("second_factor", "sealed_secret", "user_id", "/secret", false),
    BACKUP_CODE("backup_code", "sealed_hash", "user_id || '/' || id", "", false),
    SENDER("sender_configuration", "sealed_password", "organization_id", "/password", false),
    MAIL("outgoing_mail", "sealed_content", "id", "/content", false),
    AUDIT("audit_head", "seal", "organization_id", "/seal", false),
    PROVIDER(
        "provider_config", "sealed_fields", "company_id || '/' || lower(channel)", "/fields", true),
    ARCHIVE("invoice_archive", "data #>> '{packet,sealedSecret}'", "id", "/link", true);

    private final String table;
    private final String sealed;
    private final String row;
    private final String end;
    private final boolean walled;

    Column(String table, String sealed, String row, String end, boolean walled) {
      this.table = table;
      this.sealed = sealed;
      this.row = "(" + row + ")::text";
      this.end = end;
      this.walled = walled;
    }

    String kind() {
      return table + "." + (this == ARCHIVE ? "data" : sealed);
    }

    static Column of(String kind) {
      return Arrays.stream(values())
          .filter(each -> each.kind().equals(kind))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("unknown kind " + kind));
    }

    /** The row is found by its company too, which leads the key. */
    private String mine() {
      return walled ? "company_id = :company and " : "";
    }

    String counting() {
      return "select split_part(%1$s, '.', 2) as key, count(*) as secrets from %2$s where %3$s%1$s like 'v1.%%' group by 1"
          .formatted(sealed, table, mine());
    }

    String finding() {
      return """
          select %1$s as row, '%2$s/' || %1$s || '%3$s' as place, %4$s as sealed from %2$s
          where %5$s%4$s like 'v1.%%' and split_part(%4$s, '.', 2) <> :key and %1$s > :after
          order by %1$s limit :most
          """
          .formatted(row, table, end, sealed, mine());
    }

    String replacing() {
      String change =
          this == ARCHIVE
              ? "data = jsonb_set(data, '{packet,sealedSecret}', to_jsonb(cast(:anew as text)))"
              : sealed + " = :anew";
      return "update %s set %s where %s%s = :row and %s = :sealed"
          .formatted(table, change, mine(), row, sealed);
    }
  }

  private final JdbiTransactions transactions;

  /** Works in the transactions of the caller; not null. */
  public JdbiSealedSecrets(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<String> ofPlatform() {
    return kinds(false);
  }

  @Override
  public List<String> ofCompanies() {
    return kinds(true);
  }

  private static List<String> kinds(boolean walled) {
    return Arrays.stream(Column.values())
        .filter(each -> each.walled == walled)
        .map(Column::kind)
        .toList();
  }

  @Override
  public Map<String, Long> countByKey() {
    return count(null);
  }

  @Override
  public Map<String, Long> countByKey(CompanyId company) {
    return count(company);
  }

  private Map<String, Long> count(@Nullable CompanyId company) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      if (column.walled == (company != null)) {
        of(company, transactions.handle().createQuery(column.counting()))
            .map((row, context) -> Map.entry(row.getString("key"), row.getLong("secrets")))
            .forEach(each -> counts.merge(each.getKey(), each.getValue(), Long::sum));
      }
    }
    return counts;
  }

  private static <S extends SqlStatement<S>> S of(@Nullable CompanyId company, S statement) {
    return company == null ? statement : statement.bind("company", company.value());
  }

  @Override
  public List<CompanyId> companies(@Nullable CompanyId after, int most) {
    Query query =
        transactions
            .handle()
            .createQuery(
                "select id from company"
                    + (after == null ? "" : " where id > :after")
                    + " order by id limit :most")
            .bind("most", most);
    return (after == null ? query : query.bind("after", after.value()))
        .map((row, context) -> new CompanyId(new Columns(row).uuid("id")))
        .list();
  }

  @Override
  public List<Resting> sealedOtherwise(
      @Nullable CompanyId company, String kind, String key, String afterRow, int most) {
    return of(company, transactions.handle().createQuery(Column.of(kind).finding()))
        .bind("key", key)
        .bind("after", afterRow)
        .bind("most", most)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new Resting(
                  kind,
                  columns.text("row"),
                  columns.text("place"),
                  new SealedSecret(columns.text("sealed")));
            })
        .list();
  }

  @Override
  public boolean replace(@Nullable CompanyId company, Resting found, SealedSecret anew) {
    return of(company, transactions.handle().createUpdate(Column.of(found.kind()).replacing()))
            .bind("anew", Objects.requireNonNull(anew).text())
            .bind("row", found.row())
            .bind("sealed", found.sealed().text())
            .execute()
        == 1;
  }
}
