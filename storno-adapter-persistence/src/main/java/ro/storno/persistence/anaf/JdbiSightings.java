package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Sightings;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Sightings, and whose turn it is to look. */
public final class JdbiSightings implements Sightings {
  private final JdbiTransactions transactions;

  public JdbiSightings(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Sighting> of(CompanyId company, String documentSha256) {
    return transactions
        .handle()
        .createQuery(
            """
            select message_id, upload_index, listed_at, document_sha256 from anaf_sighting
            where company_id = :company and document_sha256 = :sha256
            order by listed_at, message_id limit 1
            """)
        .bind("company", company.value())
        .bind("sha256", documentSha256)
        .map((row, context) -> sighting(new Columns(row)))
        .findOne();
  }

  private static Sighting sighting(Columns row) throws SQLException {
    return new Sighting(
        new DownloadId(row.text("message_id")),
        new UploadIndex(row.text("upload_index")),
        row.instant("listed_at"),
        row.maybeText("document_sha256"));
  }

  @Override
  public Set<DownloadId> seen(CompanyId company, Collection<DownloadId> messages) {
    if (messages.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        transactions
            .handle()
            .createQuery(
                """
                select message_id from anaf_sighting
                where company_id = :company and message_id in (<messages>)
                """)
            .bind("company", company.value())
            .bindList("messages", messages.stream().map(DownloadId::value).toList())
            .map((row, context) -> new DownloadId(row.getString("message_id")))
            .list());
  }

  @Override
  public void add(CompanyId company, Sighting sighting) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_sighting
              (company_id, message_id, upload_index, listed_at, document_sha256)
            values (:company, :message, :upload, :listedAt, :sha256)
            on conflict (company_id, message_id) do nothing
            """)
        .bind("company", company.value())
        .bind("message", sighting.message().value())
        .bind("upload", sighting.upload().value())
        .bind("listedAt", sighting.listedAt())
        .bind("sha256", sighting.documentSha256())
        .execute();
  }

  @Override
  public Optional<Look> lastLook(CompanyId company) {
    return transactions
        .handle()
        .createQuery(
            """
            select looked_from, begun_at from anaf_look
            where company_id = :company and begun_at is not null
            """)
        .bind("company", company.value())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new Look(columns.instant("looked_from"), columns.instant("begun_at"));
            })
        .findOne();
  }

  @Override
  public boolean takeTurn(CompanyId company, Instant now, Instant until) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into anaf_look (company_id, turn_until) values (:company, :until)
                on conflict (company_id) do update set turn_until = :until
                where anaf_look.turn_until is null or anaf_look.turn_until <= :now
                """)
            .bind("company", company.value())
            .bind("now", now)
            .bind("until", until)
            .execute()
        == 1;
  }

  @Override
  public void endTurn(CompanyId company, @Nullable Look finished) {
    transactions
        .handle()
        .createUpdate(
            """
            update anaf_look
            set turn_until = null, looked_from = coalesce(:from, looked_from),
                begun_at = coalesce(:begun, begun_at)
            where company_id = :company
            """)
        .bind("company", company.value())
        .bind("from", finished == null ? null : finished.from())
        .bind("begun", finished == null ? null : finished.begun())
        .execute();
  }
}
