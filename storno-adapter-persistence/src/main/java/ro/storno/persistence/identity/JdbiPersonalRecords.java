package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.identity.PersonalRecords;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * What hangs on an account or an organization. The schema says what that is: every table that
 * refers to one with {@code on delete cascade}. So what a later release keeps about people is
 * exported and removed from its first day on.
 */
public final class JdbiPersonalRecords implements PersonalRecords {
  /** No one needs a hash or a sealed secret, and nobody is to guess from one. */
  private static final List<String> SECRETS =
      List.of("hash", "sealed", "secret", "seal", "fingerprint", "family", "prefix", "password");

  private final JdbiTransactions transactions;

  public JdbiPersonalRecords(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** A column that refers to an account. */
  private record Link(String table, String column) {}

  private List<Link> links(String owner) {
    return transactions
        .handle()
        .createQuery(
            """
            select c.conrelid::regclass::text as linked, a.attname as link
            from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = cast(:owner as regclass) and c.confdeltype = 'c'
            order by 1, 2
            """)
        .bind("owner", owner)
        .map((row, context) -> link(new Columns(row)))
        .list();
  }

  private static Link link(Columns row) throws SQLException {
    return new Link(row.text("linked"), row.text("link"));
  }

  @Override
  public String export(UserId user, String email) {
    StringBuilder parts =
        new StringBuilder(
            """
            'account', (select data - 'passwordHash' from account where id = :user),
            'memberships', (
              select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('organization', o.name)
                order by m.joined_at), '[]')
              from membership m join organization o on o.id = m.organization_id
              where m.user_id = :user),
            'mails', (
              select coalesce(jsonb_agg(to_jsonb(x) - 'sealed_content' order by x.created_at), '[]')
              from outgoing_mail x where x.sent_by = :user or x.recipient = :email),
            'invitations_received', (
              select coalesce(jsonb_agg(jsonb_build_object(
                'organization', o.name, 'role', i.role, 'created_at', i.created_at)), '[]')
              from invitation i join organization o on o.id = i.organization_id
              where i.email = :email),
            'audit', (
              select coalesce(jsonb_agg(to_jsonb(e) - 'hash' - 'previous' order by e.at), '[]')
              from audit_entry e where e.user_id = :user)
            """);
    for (Link link : links("account")) {
      parts.append(
          ", '%s', (select coalesce(jsonb_agg(%s), '[]') from %s x where x.%s = :user)"
              .formatted(link.table(), without("to_jsonb(x)"), link.table(), link.column()));
    }
    return transactions
        .handle()
        .createQuery("select jsonb_pretty(jsonb_build_object(" + parts + "))")
        .bindMap(Map.of("user", user.value(), "email", email))
        .mapTo(String.class)
        .one();
  }

  /** The row as JSON without every column whose name speaks of a secret. */
  private static String without(String row) {
    return "(select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each("
        + row
        + ") f where f.key !~ '("
        + String.join("|", SECRETS)
        + ")')";
  }

  @Override
  public void forget(UserId user, String email) {
    deleteLinked("account", user.value());
    transactions.handle().execute("delete from invitation where email = ?", email);
    // The words of a mail server that refuses, which a failed job keeps, name whom it refuses.
    transactions
        .handle()
        .execute(
            """
            delete from dead_job where kind = 'mail.deliver' and key in (
              select id::text from outgoing_mail where sent_by = ? or recipient = ?)
            """,
            user.value(),
            email);
    transactions
        .handle()
        .execute(
            "delete from outgoing_mail where company_id is null and (sent_by = ? or recipient = ?)",
            user.value(),
            email);
    // that a document was mailed is the company's record, without the user's name
    transactions
        .handle()
        .execute("update outgoing_mail set sent_by = null where sent_by = ?", user.value());
  }

  @Override
  public void forget(OrganizationId organization) {
    deleteLinked("organization", organization.value());
    transactions
        .handle()
        .execute("delete from membership where organization_id = ?", organization.value());
    transactions
        .handle()
        .execute("delete from outgoing_mail where organization_id = ?", organization.value());
    transactions
        .handle()
        .execute(
            "update organization set name = 'Deleted organization', slug = 'deleted-' || id"
                + " where id = ?",
            organization.value());
  }

  private void deleteLinked(String owner, UUID id) {
    for (Link link : links(owner)) {
      transactions
          .handle()
          .execute("delete from " + link.table() + " where " + link.column() + " = ?", id);
    }
  }
}
