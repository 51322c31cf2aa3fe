package ro.storno.persistence.provider;

import java.sql.SQLException;
import java.util.List;
import ro.storno.application.Sha256;
import ro.storno.application.provider.ProviderNotice;
import ro.storno.application.provider.ProviderNotices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Notices in PostgreSQL. */
public final class JdbiProviderNotices implements ProviderNotices {
  private static final String SELECT =
      """
      select company_id, id, channel, kind, reference, document_name, document_sha256, file_name,
             content, received_at
      from provider_notice
      where company_id = :company and channel = :channel
      """;

  private final JdbiTransactions transactions;

  public JdbiProviderNotices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(CompanyId company, ProviderNotice notice) {
    ProviderNotice.Told told = notice.told();
    return transactions
            .handle()
            .createUpdate(
                """
                insert into provider_notice
                  (company_id, id, channel, kind, reference, document_name, document_sha256,
                   file_name, sha256, content, received_at)
                values (:company, :id, :channel, :kind, :reference, :documentName, :documentSha256,
                        :fileName, :sha256, :content, :receivedAt)
                on conflict (company_id, channel, reference, file_name, sha256) do nothing
                """)
            .bind("company", company.value())
            .bind("id", notice.id())
            .bind("channel", notice.channel().name())
            .bind("kind", told.kind())
            .bind("reference", told.reference())
            .bind("documentName", told.documentName())
            .bind("documentSha256", told.documentSha256())
            .bind("fileName", told.fileName())
            .bind("sha256", Sha256.of(told.content()))
            .bind("content", told.content())
            .bind("receivedAt", notice.receivedAt())
            .execute()
        > 0;
  }

  @Override
  public List<ProviderNotice> about(CompanyId company, Channel channel, String reference) {
    return found("reference", company, channel, reference);
  }

  @Override
  public List<ProviderNotice> named(CompanyId company, Channel channel, String documentName) {
    return found("document_name", company, channel, documentName);
  }

  private List<ProviderNotice> found(
      String column, CompanyId company, Channel channel, String value) {
    return transactions
        .handle()
        .createQuery(SELECT + " and " + column + " = :value order by received_at, id")
        .bind("company", company.value())
        .bind("channel", channel.name())
        .bind("value", value)
        .map((row, context) -> notice(new Columns(row)))
        .list();
  }

  private static ProviderNotice notice(Columns row) throws SQLException {
    return new ProviderNotice(
        row.uuid("id"),
        new CompanyId(row.uuid("company_id")),
        row.oneOf(Channel.class, "channel"),
        new ProviderNotice.Told(
            row.text("kind"),
            row.text("reference"),
            row.text("document_name"),
            row.maybeText("document_sha256"),
            row.text("file_name"),
            row.bytes("content")),
        row.instant("received_at"));
  }
}
