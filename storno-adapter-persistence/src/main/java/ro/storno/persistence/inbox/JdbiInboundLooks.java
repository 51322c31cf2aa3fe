package ro.storno.persistence.inbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.inbox.InboundCandidates;
import ro.storno.application.inbox.InboundLooks;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** How far lists are known, as rows. */
public final class JdbiInboundLooks implements InboundLooks, InboundCandidates {
  private static final String SELECT =
      """
      select company_id, channel, subject, reached, started_at, succeeded_at, failures, error,
             triggered_at
      from inbound_look
      where company_id = :company and channel = :channel
      """;

  private final JdbiTransactions transactions;

  public JdbiInboundLooks(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<InboundLook> find(CompanyId company, Channel channel) {
    return found(SELECT, company, channel);
  }

  @Override
  public InboundLook findForUpdate(CompanyId company, Channel channel) {
    // there may be no row yet that could be locked
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "inbound-look:" + company + ":" + channel.name())
        .execute();
    return find(company, channel).orElseGet(() -> InboundLook.none(company, channel));
  }

  private Optional<InboundLook> found(String sql, CompanyId company, Channel channel) {
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("channel", channel.name())
        .map((row, context) -> look(new Columns(row)))
        .findOne();
  }

  private static InboundLook look(Columns row) throws SQLException {
    return new InboundLook(
        new CompanyId(row.uuid("company_id")),
        row.oneOf(Channel.class, "channel"),
        row.maybeText("subject"),
        row.maybeInstant("reached"),
        row.maybeInstant("started_at"),
        row.maybeInstant("succeeded_at"),
        row.integer("failures"),
        row.maybeText("error"),
        row.maybeInstant("triggered_at"));
  }

  @Override
  public void save(InboundLook look) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into inbound_look
              (company_id, channel, subject, reached, started_at, succeeded_at, failures, error,
               triggered_at)
            values
              (:company, :channel, :subject, :reached, :startedAt, :succeededAt, :failures, :error,
               :triggeredAt)
            on conflict (company_id, channel) do update
            set subject = excluded.subject, reached = excluded.reached,
                started_at = excluded.started_at, succeeded_at = excluded.succeeded_at,
                failures = excluded.failures, error = excluded.error,
                triggered_at = excluded.triggered_at
            """)
        .bind("company", look.company().value())
        .bind("channel", look.channel().name())
        .bind("subject", look.subject())
        .bind("reached", look.reached())
        .bind("startedAt", look.startedAt())
        .bind("succeededAt", look.succeededAt())
        .bind("failures", look.failures())
        .bind("error", look.error())
        .bind("triggeredAt", look.triggeredAt())
        .execute();
  }

  @Override
  public List<CompanyId> enabled(Channel channel) {
    return transactions
        .handle()
        .createQuery(
            """
            select p.company_id
            from provider_config p
            join company c on c.id = p.company_id
            where p.channel = :channel and p.enabled and c.deleted_at is null
              and not (c.data ->> 'readOnly')::boolean
            order by p.company_id
            """)
        .bind("channel", channel.name())
        .map((row, context) -> new CompanyId(new Columns(row).uuid("company_id")))
        .list();
  }
}
