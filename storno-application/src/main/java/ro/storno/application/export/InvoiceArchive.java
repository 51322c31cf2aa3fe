package ro.storno.application.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * A ZIP of invoices that is packed in the background (api-reference/invoices/export-zip.md).
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param wanted what goes into it; not null
 * @param state not null
 * @param packed how many invoices are in it already
 * @param packet the finished ZIP; null before it is there and once it is gone
 * @param problem why it failed, in words for the user; or null
 * @param createdAt not null
 * @param completedAt or null
 */
public record InvoiceArchive(
    UUID id,
    CompanyId company,
    Wanted wanted,
    State state,
    int packed,
    @Nullable Packet packet,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant completedAt) {
  /** How long a finished archive can be fetched. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Where an archive stands. */
  public enum State {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    /** Fetched, or not fetched in time; the file is gone. */
    EXPIRED;

    /** Returns the lower-case wire name. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it is still being made. */
    public boolean open() {
      return this == QUEUED || this == PROCESSING;
    }
  }

  /** In which folders the files lie. */
  public enum Folders {
    FLAT,
    BY_CLIENT,
    BY_MONTH,
    BY_SERIES;

    /** Returns the name in the API, such as {@code by-client}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the folders of a name in the API, if there are any. */
    public static Optional<Folders> ofWireName(String name) {
      return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
  }

  /**
   * What goes into an archive.
   *
   * @param invoices in this order; not null
   * @param pdf whether their pages
   * @param xml whether their UBL
   * @param csv whether a list of them
   * @param folders not null
   */
  public record Wanted(
      List<InvoiceId> invoices, boolean pdf, boolean xml, boolean csv, Folders folders) {
    /** Takes a copy. */
    public Wanted {
      invoices = List.copyOf(invoices);
    }
  }

  /**
   * A finished ZIP.
   *
   * @param filename not null
   * @param storageKey under which it is kept; not null
   * @param size in bytes
   * @param pdfs how many pages are in it
   * @param xmls how many UBL documents are in it
   * @param csvs how many lists are in it
   * @param secretHash of the link that fetches it; not null
   * @param sealedSecret the secret of that link; not null
   */
  public record Packet(
      String filename,
      String storageKey,
      long size,
      int pdfs,
      int xmls,
      int csvs,
      String secretHash,
      String sealedSecret) {
    /** Shows nothing that fetches it. */
    @Override
    public String toString() {
      return "Packet[" + filename + "]";
    }
  }

  /** Returns when a finished archive goes, or null while there is none. */
  public @Nullable Instant expiresAt() {
    return completedAt == null ? null : completedAt.plus(KEPT);
  }

  /** Returns how much of it is done, in percent. */
  public int progress() {
    return state.open() ? 99 * packed / wanted.invoices.size() : state == State.FAILED ? 0 : 100;
  }

  /** Returns the archive with some invoices packed. */
  InvoiceArchive packing(int done) {
    return new InvoiceArchive(
        id, company, wanted, State.PROCESSING, done, null, null, createdAt, null);
  }

  /** Returns the finished archive. */
  InvoiceArchive completed(Packet made, Instant now) {
    return new InvoiceArchive(
        id, company, wanted, State.COMPLETED, wanted.invoices.size(), made, null, createdAt, now);
  }

  /** Returns the archive that could not be made. */
  InvoiceArchive failed(String why) {
    return new InvoiceArchive(
        id, company, wanted, State.FAILED, packed, null, why, createdAt, null);
  }

  /** Returns the archive without its file. */
  InvoiceArchive expired() {
    return new InvoiceArchive(
        id, company, wanted, State.EXPIRED, packed, null, problem, createdAt, completedAt);
  }
}
