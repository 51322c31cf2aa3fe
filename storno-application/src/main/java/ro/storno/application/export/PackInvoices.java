package ro.storno.application.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ro.storno.application.ApplicationException;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Party;

/**
 * Packs invoices into a ZIP. After a crash it begins anew; what was finished stays as it is. An
 * invoice that cannot be printed or written fails the archive, with its number.
 */
public final class PackInvoices implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "export.pack-invoices";

  private static final int LONGEST_FOLDER = 80;

  private final Transactions transactions;
  private final InvoiceArchives archives;
  private final Companies companies;
  private final Invoices invoices;
  private final ExportedRows rows;
  private final PrintInvoice print;
  private final DownloadInvoiceXml xml;
  private final FileStore store;
  private final SecretTokens secrets;
  private final SecretBox box;
  private final JobQueue jobs;
  private final Clock clock;

  /** Packs with the given ports; none is null. */
  public PackInvoices(
      Transactions transactions,
      InvoiceArchives archives,
      Companies companies,
      Invoices invoices,
      ExportedRows rows,
      PrintInvoice print,
      DownloadInvoiceXml xml,
      FileStore store,
      SecretTokens secrets,
      SecretBox box,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.archives = archives;
    this.companies = companies;
    this.invoices = invoices;
    this.rows = rows;
    this.print = print;
    this.xml = xml;
    this.store = store;
    this.secrets = secrets;
    this.box = box;
    this.jobs = jobs;
    this.clock = clock;
  }

  static Job job(InvoiceArchive archive) {
    return new Job(
        KIND,
        archive.company(),
        archive.id().toString(),
        FlatJson.write(Map.of("archiveId", archive.id().toString())));
  }

  static UUID archive(Job job) {
    return UUID.fromString(
        Objects.requireNonNull(FlatJson.read(job.payload()).get("archiveId"), "archiveId"));
  }

  static CompanyId company(Job job) {
    return Objects.requireNonNull(job.company(), "an archive belongs to a company");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    CompanyId company = company(job);
    UUID id = archive(job);
    Optional<Company> profile =
        transactions.inCompany(
            company,
            () ->
                archives
                    .find(company, id)
                    .filter(archive -> archive.state().open())
                    .flatMap(archive -> companies.find(company)));
    if (profile.isEmpty()) {
      return; // packed before, or the company is gone
    }
    CompanyScope scope = new CompanyScope(Actor.SYSTEM, profile.get());
    InvoiceArchive archive =
        transactions.inCompany(company, () -> archives.find(company, id)).orElseThrow();
    try {
      keep(archive, new Packing(scope, archive).packed());
    } catch (Unpackable unpackable) {
      transactions.inCompany(
          company,
          () -> {
            archives.update(archive.failed(unpackable.why));
            return id;
          });
    }
  }

  static String storageKey(UUID archive) {
    return "exports/" + archive + ".zip";
  }

  private void keep(InvoiceArchive archive, Packing packed) {
    CompanyId company = archive.company();
    LocalDate day = packed.today;
    String key = storageKey(archive.id());
    byte[] content = packed.content();
    store.put(company, key, content);
    String secret = secrets.generate();
    String place = place(archive.id());
    InvoiceArchive.Packet packet =
        new InvoiceArchive.Packet(
            "invoices-" + day + "-" + archive.id().toString().substring(24) + ".zip",
            key,
            content.length,
            packed.pdfs,
            packed.xmls,
            packed.csvs,
            secrets.hash(secret),
            box.seal(secret, place).text());
    InvoiceArchive completed = archive.completed(packet, clock.instant());
    transactions.inCompany(
        company,
        () -> {
          archives.update(completed);
          jobs.enqueueAt(
              ExpireArchive.job(completed), Objects.requireNonNull(completed.expiresAt()));
          return key;
        });
  }

  /** What the secret of a link is sealed for. */
  static String place(UUID archive) {
    return "invoice_archive/" + archive + "/link";
  }

  /** Why an archive cannot be made, in words for the user. */
  private static final class Unpackable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String why;

    Unpackable(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }

  /** One ZIP in the making. */
  private final class Packing {
    private final CompanyScope scope;
    private final InvoiceArchive archive;
    private final InvoiceArchive.Wanted wanted;
    private final LocalDate today;
    private final Set<String> names = new HashSet<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pdfs;
    private int xmls;
    private int csvs;

    Packing(CompanyScope scope, InvoiceArchive archive) {
      this.scope = scope;
      this.archive = archive;
      this.wanted = archive.wanted();
      this.today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    }

    byte[] content() {
      return bytes.toByteArray();
    }

    Packing packed() {
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        if (wanted.csv()) {
          put(zip, "invoices.csv", csv().getBytes(StandardCharsets.UTF_8));
          csvs++;
        }
        int done = 0;
        for (InvoiceId id : wanted.invoices()) {
          add(zip, id);
          progressed(++done);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return this;
    }

    private void progressed(int done) {
      transactions.inCompany(
          scope.company(),
          () -> {
            archives.update(archive.packing(done));
            return done;
          });
    }

    private String csv() {
      StringBuilder lines = new StringBuilder();
      transactions.inCompany(
          scope.company(),
          () -> {
            ExportCsv.writeChosen(
                line -> lines.append(line).append('\n'),
                each ->
                    rows.chosen(
                        scope.company(),
                        wanted.invoices(),
                        FilingRule.of(scope.profile(), today),
                        each));
            return 0;
          });
      return lines.toString();
    }

    private void add(ZipOutputStream zip, InvoiceId id) throws IOException {
      Invoice invoice =
          transactions
              .inCompany(scope.company(), () -> invoices.find(scope.company(), id))
              .orElseThrow(() -> new Unpackable("The invoice " + id + " has been deleted."));
      String name = unique(folder(invoice) + safe(invoice.displayNumber()));
      try {
        if (wanted.pdf()) {
          put(zip, name + ".pdf", print.print(scope, id).content());
          pdfs++;
        }
        if (wanted.xml()) {
          put(zip, name + ".xml", xml.download(scope, id).content());
          xmls++;
        }
      } catch (ApplicationException.Unacceptable
          | ApplicationException.NotFound
          | DomainException unwritable) {
        throw new Unpackable(invoice.displayNumber() + ": " + unwritable.getMessage());
      } catch (IllegalStateException damaged) {
        throw new Unpackable(invoice.displayNumber() + ": " + damaged.getMessage());
      }
    }

    private String folder(Invoice invoice) {
      return switch (wanted.folders()) {
        case FLAT -> "";
        case BY_CLIENT -> {
          Party partner =
              invoice.madeElsewhere() ? invoice.content().supplier() : invoice.content().buyer();
          yield safe(partner == null ? "" : partner.name()) + "/";
        }
        case BY_MONTH -> invoice.content().issueDate().toString().substring(0, 7) + "/";
        case BY_SERIES -> safe(invoice.number() == null ? "" : invoice.number().prefix()) + "/";
      };
    }

    /** Numbers of different sellers may be the same. */
    private String unique(String name) {
      String candidate = name;
      for (int i = 2; !names.add(candidate.toLowerCase(Locale.ROOT)); i++) {
        candidate = name + "-" + i;
      }
      return candidate;
    }

    private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
  }

  /** A name that leads nowhere else, on any system that unpacks it. */
  static String safe(String name) {
    String plain =
        name.replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+", "-")
            .strip()
            .replaceAll("^[.\\s]+|[.\\s]+$", "");
    String shorter =
        plain.codePointCount(0, plain.length()) <= LONGEST_FOLDER
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_FOLDER)).strip();
    return shorter.isEmpty() ? "-" : shorter;
  }
}
