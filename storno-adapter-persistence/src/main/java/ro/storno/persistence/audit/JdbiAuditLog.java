package ro.storno.persistence.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.Page;
import ro.storno.application.audit.AuditLog;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The audit trail: the row of a chain's end is the lock of the chain. */
public final class JdbiAuditLog implements AuditLog {
  private static final String COLUMNS =
      """
      select organization_id, sequence, at, user_id, means, address, action, subject, details,
             previous, hash
      from audit_entry
      """;

  private final JdbiTransactions transactions;

  public JdbiAuditLog(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Head lockHead(OrganizationId organization) {
    transactions
        .handle()
        .execute(
            "insert into audit_head (organization_id, sequence, hash) values (?, 0, ?)"
                + " on conflict do nothing",
            organization.value(),
            AuditEntry.GENESIS);
    return findHead(organization, " for update").orElseThrow();
  }

  @Override
  public Optional<Head> head(OrganizationId organization) {
    return findHead(organization, "");
  }

  private Optional<Head> findHead(OrganizationId organization, String lock) {
    return transactions
        .handle()
        .createQuery(
            "select sequence, hash, seal from audit_head where organization_id = :organization"
                + lock)
        .bind("organization", organization.value())
        .map((row, context) -> head(new Columns(row)))
        .findOne();
  }

  private static Head head(Columns row) throws SQLException {
    String seal = row.maybeText("seal");
    return new Head(
        row.number("sequence"), row.text("hash"), seal == null ? null : new SealedSecret(seal));
  }

  @Override
  public void append(AuditEntry entry, SealedSecret seal) {
    UserId user = entry.user();
    transactions
        .handle()
        .createUpdate(
            """
            insert into audit_entry
              (organization_id, sequence, at, user_id, means, address, action, subject, details,
               previous, hash)
            values (:organization, :sequence, :at, :user, :means, :address, :action, :subject,
                    :details, :previous, :hash)
            """)
        .bind("organization", entry.organization().value())
        .bind("sequence", entry.sequence())
        .bind("at", entry.at())
        .bind("user", user == null ? null : user.value())
        .bind("means", entry.means())
        .bind("address", entry.address())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("details", entry.details())
        .bind("previous", entry.previous())
        .bind("hash", entry.hash())
        .execute();
    transactions
        .handle()
        .execute(
            "update audit_head set sequence = ?, hash = ?, seal = ? where organization_id = ?",
            entry.sequence(),
            entry.hash(),
            seal.text(),
            entry.organization().value());
  }

  @Override
  public List<AuditEntry> after(OrganizationId organization, long sequence, int most) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "where organization_id = :organization and sequence > :sequence"
                + " order by sequence limit :most")
        .bind("organization", organization.value())
        .bind("sequence", sequence)
        .bind("most", most)
        .map((row, context) -> entry(new Columns(row)))
        .list();
  }

  @Override
  public boolean signedInFrom(UserId user, String address) {
    return transactions
        .handle()
        .createQuery(
            """
            select exists (
              select from audit_entry
              where user_id = :user and action = :action and address = :address)
            """)
        .bind("user", user.value())
        .bind("action", AuditAction.SIGNED_IN.wireName())
        .bind("address", address)
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public Page<AuditEntry> list(OrganizationId organization, Page.Request page) {
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from audit_entry where organization_id = :organization")
            .bind("organization", organization.value())
            .mapTo(long.class)
            .one();
    List<AuditEntry> rows =
        transactions
            .handle()
            .createQuery(
                COLUMNS
                    + "where organization_id = :organization"
                    + " order by sequence desc limit :limit offset :offset")
            .bind("organization", organization.value())
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> entry(new Columns(row)))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  @Override
  public List<OrganizationId> organizations() {
    return transactions
        .handle()
        .createQuery(
            """
            select organization_id from audit_head
            union select organization_id from audit_entry
            union select id from organization
            order by 1
            """)
        .map((row, context) -> new OrganizationId(new Columns(row).uuid("organization_id")))
        .list();
  }

  private static AuditEntry entry(Columns row) throws SQLException {
    return new AuditEntry(
        new OrganizationId(row.uuid("organization_id")),
        row.number("sequence"),
        row.instant("at"),
        row.maybeId("user_id", UserId::new),
        row.text("means"),
        row.text("address"),
        row.text("action"),
        row.maybeId("subject", id -> id),
        row.text("details"),
        row.text("previous"),
        row.text("hash"));
  }
}
