package ro.storno.domain.anaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * How the synchronisation of a company stands.
 *
 * @param company not null
 * @param listedTo end of the last span of the message list that was read to its last page, or null
 * @param startedAt when the last run began, or null
 * @param succeededAt when the last successful run ended, or null
 * @param failures runs that failed since
 * @param error why the last run failed, for people; or null
 * @param note what the last run has to say besides, such as a gap that ANAF does not list any more;
 *     or null
 * @param triggeredAt when a user last asked for a run, or null
 * @param open what was listed, but could not be taken over completely; or null
 */
public record SyncState(
    CompanyId company,
    @Nullable Instant listedTo,
    @Nullable Instant startedAt,
    @Nullable Instant succeededAt,
    int failures,
    @Nullable String error,
    @Nullable String note,
    @Nullable Instant triggeredAt,
    @Nullable OpenSpan open) {
  /** Returns the state of a company that never synchronised. */
  public static SyncState none(CompanyId company) {
    return new SyncState(company, null, null, null, 0, null, null, null, null);
  }

  /** Returns the state once a run has begun. */
  public SyncState started(Instant now) {
    return new SyncState(
        company, listedTo, now, succeededAt, failures, error, note, triggeredAt, open);
  }

  /**
   * Returns the state once the list was read.
   *
   * @param to up to where it was read, or null if that is nowhere
   * @param newNote or null
   * @param left what of it could not be taken over, from this or an earlier look; or null
   */
  public SyncState listed(@Nullable Instant to, @Nullable String newNote, @Nullable OpenSpan left) {
    return new SyncState(
        company, to, startedAt, succeededAt, failures, error, newNote, triggeredAt, left);
  }

  /** Returns the state after a run that went through. */
  public SyncState succeeded(Instant now) {
    return new SyncState(company, listedTo, startedAt, now, 0, null, note, triggeredAt, open);
  }

  /** Returns the state after a run that did not. */
  public SyncState failed(String why) {
    return new SyncState(
        company, listedTo, startedAt, succeededAt, failures + 1, why, note, triggeredAt, open);
  }

  /** Returns the state after a user asked for a run. */
  public SyncState triggered(Instant now) {
    return new SyncState(
        company, listedTo, startedAt, succeededAt, failures, error, note, now, open);
  }
}
