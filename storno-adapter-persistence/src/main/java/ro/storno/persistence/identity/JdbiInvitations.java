package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.storno.application.identity.Invitations;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Invitations; an index allows one open invitation for each address and organization. */
public final class JdbiInvitations implements Invitations {
  private static final String OPEN =
      """
      select id, organization_id, email, role, allowed_companies, invited_by, created_at,
             expires_at
      from invitation where closed_at is null and
      """;

  private final JdbiTransactions transactions;

  public JdbiInvitations(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Invitation invitation, String hash) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into invitation
                  (id, hash, organization_id, email, role, allowed_companies, invited_by,
                   created_at, expires_at)
                values (:id, :hash, :organization, :email, :role, :allowed, :invitedBy,
                        :createdAt, :expiresAt)
                on conflict (organization_id, email) where closed_at is null do nothing
                """)
            .bind("id", invitation.id().value())
            .bind("hash", hash)
            .bind("organization", invitation.organization().value())
            .bind("email", invitation.email().value())
            .bind("role", invitation.role().name())
            .bind("allowed", text(invitation.allowedCompanies()))
            .bind("invitedBy", invitation.invitedBy().value())
            .bind("createdAt", invitation.createdAt())
            .bind("expiresAt", invitation.expiresAt())
            .execute()
        == 1;
  }

  private static String text(Set<CompanyId> companies) {
    return companies.stream().map(CompanyId::toString).sorted().collect(Collectors.joining(" "));
  }

  private static Set<CompanyId> companies(String text) {
    return Arrays.stream(text.split(" "))
        .filter(id -> !id.isEmpty())
        .map(CompanyId::parse)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Invitation> findForUpdate(OrganizationId organization, InvitationId id) {
    return transactions
        .handle()
        .createQuery(OPEN + " organization_id = :organization and id = :id for update")
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map((row, context) -> invitation(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Invitation> findByHash(String hash) {
    return transactions
        .handle()
        .createQuery(OPEN + " hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> invitation(new Columns(row)))
        .findOne();
  }

  @Override
  public List<Invitation> of(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(OPEN + " organization_id = :organization order by created_at desc, id desc")
        .bind("organization", organization.value())
        .map((row, context) -> invitation(new Columns(row)))
        .list();
  }

  private static Invitation invitation(Columns row) throws SQLException {
    return new Invitation(
        new InvitationId(row.uuid("id")),
        new OrganizationId(row.uuid("organization_id")),
        new EmailAddress(row.text("email")),
        row.oneOf(Role.class, "role"),
        companies(row.text("allowed_companies")),
        new UserId(row.uuid("invited_by")),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  @Override
  public void replaceToken(InvitationId id, String hash) {
    transactions.handle().execute("update invitation set hash = ? where id = ?", hash, id.value());
  }

  @Override
  public boolean close(InvitationId id, Instant now) {
    return transactions
            .handle()
            .execute(
                "update invitation set closed_at = ? where id = ? and closed_at is null",
                now,
                id.value())
        == 1;
  }
}
