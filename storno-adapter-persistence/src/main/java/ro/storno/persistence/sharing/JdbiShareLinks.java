package ro.storno.persistence.sharing;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.sharing.ShareLinks;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.domain.sharing.ShareLinkId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Share links. */
public final class JdbiShareLinks implements ShareLinks {
  private static final String COLUMNS =
      """
      select company_id, id, invoice_id, secret_hash, expires_at, created_at, created_by
      from share_link
      """;

  private final JdbiTransactions transactions;

  public JdbiShareLinks(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(ShareLink link) {
    UserId by = link.createdBy();
    transactions
        .handle()
        .createUpdate(
            """
            insert into share_link
              (company_id, id, invoice_id, secret_hash, expires_at, created_at, created_by)
            values (:company, :id, :invoice, :hash, :expiresAt, :createdAt, :createdBy)
            """)
        .bind("company", link.company().value())
        .bind("id", link.id().value())
        .bind("invoice", link.invoice().value())
        .bind("hash", link.secretHash())
        .bind("expiresAt", link.expiresAt())
        .bind("createdAt", link.createdAt())
        .bind("createdBy", by == null ? null : by.value())
        .execute();
  }

  @Override
  public List<ShareLink> of(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS + "where company_id = :company and invoice_id = :invoice order by id desc")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> link(new Columns(row)))
        .list();
  }

  @Override
  public Optional<ShareLink> findByHash(CompanyId company, String secretHash) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and secret_hash = :hash")
        .bind("company", company.value())
        .bind("hash", secretHash)
        .map((row, context) -> link(new Columns(row)))
        .findOne();
  }

  @Override
  public boolean remove(CompanyId company, InvoiceId invoice, ShareLinkId id) {
    return transactions
            .handle()
            .execute(
                "delete from share_link where company_id = ? and invoice_id = ? and id = ?",
                company.value(),
                invoice.value(),
                id.value())
        == 1;
  }

  private static ShareLink link(Columns row) throws SQLException {
    return new ShareLink(
        new ShareLinkId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new InvoiceId(row.uuid("invoice_id")),
        row.text("secret_hash"),
        row.instant("expires_at"),
        row.instant("created_at"),
        row.maybeId("created_by", UserId::new));
  }
}
