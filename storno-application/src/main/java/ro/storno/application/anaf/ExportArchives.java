package ro.storno.application.anaf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Page;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.InvoiceId;

/** Packs the archives that ANAF handed out, document and seal each, as one file. */
public final class ExportArchives {
  /** More documents, or more bytes, are asked for in smaller spans. */
  public static final int MOST_DOCUMENTS = 1000;

  private static final long MOST_BYTES = 100_000_000;

  private final Transactions transactions;
  private final InvoiceQueries queries;
  private final Evidence evidence;
  private final FileStore store;
  private final Clock clock;

  /** Exports from the given ports; none is null. */
  public ExportArchives(
      Transactions transactions,
      InvoiceQueries queries,
      Evidence evidence,
      FileStore store,
      Clock clock) {
    this.transactions = transactions;
    this.queries = queries;
    this.evidence = evidence;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Which documents.
   *
   * @param direction {@code incoming} or {@code outgoing}
   * @param dateFrom first day of issue, or null
   * @param dateTo last day of issue, or null
   */
  public record Command(
      @Nullable String direction, @Nullable LocalDate dateFrom, @Nullable LocalDate dateTo) {}

  /**
   * What was packed.
   *
   * @param filename not null
   * @param documents how many there are in it
   */
  public record Export(String filename, int documents) {}

  /**
   * Packs them as a ZIP of ZIPs, with one of them in memory at a time.
   *
   * @param out where the ZIP is written and not closed; incomplete if this throws; not null
   * @throws ApplicationException.Invalid if the direction is missing or unknown
   * @throws ApplicationException.NotFound if there is nothing to pack
   * @throws ApplicationException.Unacceptable if there is too much to pack
   * @throws IllegalStateException if an archive is missing or is not the one that was received
   */
  public Export export(CompanyScope scope, Command command, OutputStream out) {
    scope.requireToView(Permission.EXPORT_DATA);
    Direction direction = direction(command.direction);
    CompanyId company = scope.company();
    List<Evidence.Archive> archives =
        transactions.inCompany(
            company, () -> evidence.archivesOf(company, documents(scope, direction, command)));
    if (archives.isEmpty()) {
      throw new ApplicationException.NotFound("Documents with an archive of ANAF's in this span");
    }
    long bytes = archives.stream().mapToLong(Evidence.Archive::size).sum();
    if (bytes > MOST_BYTES) {
      throw tooMuch("They come to " + bytes / 1_000_000 + " MB; ask for a shorter span.");
    }
    pack(company, archives, out);
    return new Export("efactura-" + direction.wireName() + ".zip", archives.size());
  }

  private static Direction direction(@Nullable String name) {
    FieldErrors errors = new FieldErrors();
    errors.addIf(
        !"incoming".equals(name) && !"outgoing".equals(name),
        "direction",
        "Choose incoming or outgoing.");
    errors.throwInvalid();
    return "incoming".equals(name) ? Direction.INCOMING : Direction.OUTGOING;
  }

  private List<InvoiceId> documents(CompanyScope scope, Direction direction, Command command) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    InvoiceQueries.Filter filter =
        InvoiceQueries.Filter.issued(direction, command.dateFrom, command.dateTo, today);
    List<InvoiceId> ids = new java.util.ArrayList<>();
    for (int page = 1; ids.size() <= MOST_DOCUMENTS; page++) {
      InvoiceQueries.Result found =
          queries.list(
              scope.company(),
              filter,
              InvoiceQueries.Sort.NEWEST,
              new Page.Request(page, Page.Request.MAXIMUM_LIMIT));
      found.page().data().forEach(row -> ids.add(row.id()));
      if (found.page().total() > MOST_DOCUMENTS) {
        throw tooMuch("There are " + found.page().total() + " documents; ask for a shorter span.");
      }
      if (page >= found.page().pages()) {
        break;
      }
    }
    return ids;
  }

  private static ApplicationException.Unacceptable tooMuch(String message) {
    return new ApplicationException.Unacceptable(message, Map.of("dateFrom", message));
  }

  private void pack(CompanyId company, List<Evidence.Archive> archives, OutputStream out) {
    try {
      ZipOutputStream zip = new ZipOutputStream(out);
      // The archives are compressed already.
      zip.setLevel(0);
      for (Evidence.Archive archive : archives) {
        String key = archive.storageKey();
        String name = key.substring(key.lastIndexOf('/') + 1);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(received(company, archive));
        zip.closeEntry();
      }
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Evidence that is not whole is none: better no file than one that seems complete. */
  private byte[] received(CompanyId company, Evidence.Archive archive) {
    String key = archive.storageKey();
    byte[] content =
        store
            .get(company, key)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the archive " + key + " is missing from the file store"));
    if (!Sha256.of(content).equals(archive.sha256())) {
      throw new IllegalStateException("the archive " + key + " is not the one that was received");
    }
    return content;
  }
}
