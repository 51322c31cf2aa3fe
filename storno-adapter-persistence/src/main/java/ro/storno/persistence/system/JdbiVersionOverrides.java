package ro.storno.persistence.system;

import java.time.Instant;
import java.util.List;
import ro.storno.application.system.VersionOverride;
import ro.storno.application.system.VersionOverrides;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Overrides as one row a platform. */
public final class JdbiVersionOverrides implements VersionOverrides {
  private final JdbiTransactions transactions;

  public JdbiVersionOverrides(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<VersionOverride> all() {
    return transactions
        .handle()
        .createQuery(
            """
            select platform, min_version, latest_version, store_url, release_notes_url,
                   message_ro, message_en
            from version_override order by platform
            """)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new VersionOverride(
                  columns.text("platform"),
                  columns.maybeText("min_version"),
                  columns.maybeText("latest_version"),
                  columns.maybeText("store_url"),
                  columns.maybeText("release_notes_url"),
                  columns.maybeText("message_ro"),
                  columns.maybeText("message_en"));
            })
        .list();
  }

  @Override
  public void put(VersionOverride override, Instant now, UserId by) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into version_override
              (platform, min_version, latest_version, store_url, release_notes_url, message_ro,
               message_en, changed_at, changed_by)
            values (:platform, :min, :latest, :store, :notes, :ro, :en, :now, :by)
            on conflict (platform) do update
            set min_version = excluded.min_version, latest_version = excluded.latest_version,
                store_url = excluded.store_url, release_notes_url = excluded.release_notes_url,
                message_ro = excluded.message_ro, message_en = excluded.message_en,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .bind("platform", override.platform())
        .bind("min", override.min())
        .bind("latest", override.latest())
        .bind("store", override.storeUrl())
        .bind("notes", override.releaseNotesUrl())
        .bind("ro", override.messageRo())
        .bind("en", override.messageEn())
        .bind("now", now)
        .bind("by", by.value())
        .execute();
  }
}
