package ro.storno.rest.export;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.InvoiceArchive;
import ro.storno.rest.openapi.Described;

/** An archive of invoices, as the page of the ZIP export shows it. */
public record ArchiveView(
    UUID id,
    UUID uuid,
    @Described("The same") UUID exportId,
    @Described("queued, processing, completed, failed or expired") String status,
    String message,
    int totalInvoices,
    @Described("In percent") int progress,
    String statusUrl,
    @Nullable String filename,
    @Described("Fetches the file once, without signing in") @Nullable String downloadUrl,
    @Nullable Long fileSize,
    @Nullable FilesView filesIncluded,
    @Described("Why it failed") @Nullable String error,
    Instant createdAt,
    @Nullable Instant completedAt,
    @Nullable Instant expiresAt) {

  /** How many files are in it. */
  public record FilesView(int pdf, int xml, int csv) {}

  static ArchiveView of(ArchiveInvoices.Shown shown, URI address) {
    InvoiceArchive archive = shown.archive();
    InvoiceArchive.Packet packet = archive.packet();
    String status = ExportRoutes.EXPORTS + "/" + archive.id();
    return new ArchiveView(
        archive.id(),
        archive.id(),
        archive.id(),
        archive.state().wireName(),
        "Export " + archive.state().wireName(),
        archive.wanted().invoices().size(),
        archive.progress(),
        status,
        packet == null ? null : packet.filename(),
        shown.link() == null ? null : address.resolve(status + "/" + shown.link()).toString(),
        packet == null ? null : packet.size(),
        packet == null ? null : new FilesView(packet.pdfs(), packet.xmls(), packet.csvs()),
        archive.problem(),
        archive.createdAt(),
        archive.completedAt(),
        archive.expiresAt());
  }
}
