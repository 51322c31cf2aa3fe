package ro.storno.application.export;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;

/**
 * Has invoices packed into a ZIP and hands it out, once: by its name to whoever may export, or to
 * anybody who has the link, which fetches this file and nothing else.
 */
public final class ArchiveInvoices {
  /** More are packed in several archives. */
  public static final int MOST = 100;

  private static final int MOST_OPEN = 2;
  private static final int MOST_AN_HOUR = 5;
  private static final Duration WINDOW = Duration.ofHours(1);

  /** An archive that is not made by then never will be. */
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  private final Transactions transactions;
  private final InvoiceArchives archives;
  private final Invoices invoices;
  private final FileStore store;
  private final SecretTokens secrets;
  private final SecretBox box;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Archives with the given ports; none is null. */
  public ArchiveInvoices(
      Transactions transactions,
      InvoiceArchives archives,
      Invoices invoices,
      FileStore store,
      SecretTokens secrets,
      SecretBox box,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.archives = archives;
    this.invoices = invoices;
    this.store = store;
    this.secrets = secrets;
    this.box = box;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to pack.
   *
   * @param invoiceIds 1 to 100 invoices, malformed ids included
   * @param ids the same, as older clients send them
   * @param includePdf whether pages are packed; true unless given
   * @param includeXml whether UBL is packed; true unless given
   * @param includeCsv whether a list is packed; true unless given
   * @param folderStructure flat (also without), by-client, by-month or by-series
   */
  public record Command(
      @Nullable List<String> invoiceIds,
      @Nullable List<String> ids,
      @Nullable Boolean includePdf,
      @Nullable Boolean includeXml,
      @Nullable Boolean includeCsv,
      @Nullable String folderStructure) {}

  /**
   * Queues an archive.
   *
   * @throws ApplicationException.Invalid if there are no ids, or too many, or nothing to pack
   * @throws ApplicationException.NotFound if the company lacks one of the invoices
   * @throws ApplicationException.Unacceptable if XML is wanted of drafts, which have none
   * @throws ApplicationException.TooMany if others are still being made, or were within the hour
   */
  public InvoiceArchive start(CompanyScope scope, Command command) {
    scope.requireToView(Permission.EXPORT_DATA);
    InvoiceArchive.Wanted wanted = wanted(command);
    return transactions.inCompany(
        scope.company(),
        () -> {
          requireThere(scope, wanted);
          Instant now = clock.instant();
          requireRoom(scope.company(), now);
          InvoiceArchive archive =
              new InvoiceArchive(
                  ids.next(),
                  scope.company(),
                  wanted,
                  InvoiceArchive.State.QUEUED,
                  0,
                  null,
                  null,
                  now,
                  null);
          archives.add(archive);
          jobs.enqueue(PackInvoices.job(archive));
          return archive;
        });
  }

  private static InvoiceArchive.Wanted wanted(Command command) {
    List<String> texts = command.invoiceIds == null ? command.ids : command.invoiceIds;
    FieldErrors errors = new FieldErrors();
    Set<InvoiceId> chosen = new LinkedHashSet<>();
    errors.addIf(
        texts == null || texts.isEmpty() || texts.size() > MOST,
        "invoiceIds",
        "Give between 1 and " + MOST + " ids; pack more in several archives.");
    String name = command.folderStructure == null ? "flat" : command.folderStructure;
    Optional<InvoiceArchive.Folders> folders = InvoiceArchive.Folders.ofWireName(name);
    errors.addIf(
        folders.isEmpty(), "folderStructure", "Choose flat, by-client, by-month or by-series.");
    boolean pdf = !Boolean.FALSE.equals(command.includePdf);
    boolean xml = !Boolean.FALSE.equals(command.includeXml);
    boolean csv = !Boolean.FALSE.equals(command.includeCsv);
    errors.addIf(!pdf && !xml && !csv, "includePdf", "Include at least one of PDF, XML and CSV.");
    errors.throwInvalid();
    for (String text : texts == null ? List.<String>of() : texts) {
      try {
        chosen.add(InvoiceId.parse(text));
      } catch (IllegalArgumentException malformed) {
        throw new ApplicationException.NotFound("Invoice " + text);
      }
    }
    return new InvoiceArchive.Wanted(
        List.copyOf(chosen), pdf, xml, csv, folders.orElse(InvoiceArchive.Folders.FLAT));
  }

  private void requireThere(CompanyScope scope, InvoiceArchive.Wanted wanted) {
    List<Invoice> found =
        wanted.invoices().stream()
            .map(
                id ->
                    invoices
                        .find(scope.company(), id)
                        .orElseThrow(() -> new ApplicationException.NotFound("Invoice " + id)))
            .toList();
    String drafts =
        found.stream()
            .filter(invoice -> invoice.number() == null && !invoice.madeElsewhere())
            .map(Invoice::displayNumber)
            .collect(Collectors.joining(", "));
    if (wanted.xml() && !drafts.isEmpty()) {
      throw new ApplicationException.Unacceptable(
          "Some invoices have no XML yet",
          Map.of(
              "invoiceIds",
              "Not issued yet: " + drafts + ". Leave them out, or set includeXml to false."));
    }
  }

  private void requireRoom(CompanyId company, Instant now) {
    archives.lock(company);
    if (archives.open(company, now.minus(GIVEN_UP)) >= MOST_OPEN) {
      throw new ApplicationException.TooMany(
          "EXPORTS", "Two exports are being made; wait until one is finished.", null);
    }
    if (archives.since(company, now.minus(WINDOW)) >= MOST_AN_HOUR) {
      throw new ApplicationException.TooMany(
          "EXPORTS", "At most five exports are made within an hour.", WINDOW);
    }
  }

  /**
   * An archive and the way to it.
   *
   * @param archive not null
   * @param link what fetches it, the end of an address; null while there is nothing to fetch
   */
  public record Shown(InvoiceArchive archive, @Nullable String link) {}

  /**
   * Shows how far an archive is, and the link once it is finished.
   *
   * @throws ApplicationException.NotFound if the company has no such archive
   */
  public Shown show(CompanyScope scope, UUID id) {
    scope.requireToView(Permission.EXPORT_DATA);
    InvoiceArchive archive =
        transactions
            .inCompany(scope.company(), () -> archives.find(scope.company(), id))
            .orElseThrow(() -> new ApplicationException.NotFound("Export"));
    InvoiceArchive.Packet packet = archive.packet();
    return new Shown(archive, packet == null || tooLate(archive) ? null : link(archive, packet));
  }

  private boolean tooLate(InvoiceArchive archive) {
    Instant end = archive.expiresAt();
    return end == null || !clock.instant().isBefore(end);
  }

  private String link(InvoiceArchive archive, InvoiceArchive.Packet packet) {
    String secret =
        box.open(new SealedSecret(packet.sealedSecret()), PackInvoices.place(archive.id()));
    return archive.company() + "." + archive.id() + "." + secret;
  }

  /**
   * A ZIP as it is handed out.
   *
   * @param filename not null
   * @param content not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Fetched(String filename, byte[] content) {}

  /**
   * Fetches an archive by its name. After that it is gone.
   *
   * @throws ApplicationException.NotFound if there is none, or it was fetched or has expired
   */
  public Fetched fetch(CompanyScope scope, String filename) {
    scope.requireToView(Permission.EXPORT_DATA);
    CompanyId company = scope.company();
    return fetched(
        company,
        () -> archives.findByFilenameForUpdate(company, filename).filter(a -> !tooLate(a)));
  }

  /**
   * Fetches an archive by its link. After that it is gone, and the link leads nowhere.
   *
   * @throws ApplicationException.NotFound if the link is wrong, was used or has expired
   */
  public Fetched fetchByLink(String link) {
    String[] parts = link.split("\\.", 3);
    if (parts.length != 3) {
      throw new ApplicationException.NotFound("Export");
    }
    CompanyId company;
    UUID id;
    try {
      company = new CompanyId(UUID.fromString(parts[0]));
      id = UUID.fromString(parts[1]);
    } catch (IllegalArgumentException malformed) {
      throw new ApplicationException.NotFound("Export");
    }
    String hash = secrets.hash(parts[2]);
    return fetched(
        company,
        () ->
            archives
                .findForUpdate(company, id)
                .filter(archive -> !tooLate(archive))
                .filter(
                    archive ->
                        archive.packet() != null && archive.packet().secretHash().equals(hash)));
  }

  /**
   * The bytes are read before the archive is spent, so that a file store that fails costs nobody
   * the link; of several who read them at once only the one who spends it gets them.
   */
  private Fetched fetched(CompanyId company, Supplier<Optional<InvoiceArchive>> find) {
    InvoiceArchive.Packet packet =
        transactions
            .inCompany(
                company, () -> find.get().flatMap(archive -> Optional.ofNullable(archive.packet())))
            .orElseThrow(() -> new ApplicationException.NotFound("Export"));
    byte[] content =
        store
            .get(company, packet.storageKey())
            .orElseThrow(() -> new ApplicationException.NotFound("Export"));
    boolean spent =
        transactions.inCompany(
            company,
            () -> {
              Optional<InvoiceArchive> found =
                  find.get().filter(archive -> packet.equals(archive.packet()));
              found.ifPresent(archive -> archives.update(archive.expired()));
              return found.isPresent();
            });
    if (!spent) {
      throw new ApplicationException.NotFound("Export");
    }
    forget(company, packet);
    return new Fetched(packet.filename(), content);
  }

  private void forget(CompanyId company, InvoiceArchive.Packet packet) {
    try {
      store.delete(company, packet.storageKey());
    } catch (UncheckedIOException e) {
      // The job that ends the archive deletes it again; whoever fetched it need not know.
    }
  }
}
