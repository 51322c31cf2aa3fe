package ro.storno.application.anaf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * What ANAF handed out, byte for byte, and what the check of its seal found. Only ever added; the
 * bytes are in the file store, their digests here.
 */
public interface Evidence {
  /** Keeps what was fetched; the same archive of the same message is kept once. */
  void keep(CompanyId company, List<Archive> archives);

  /** Keeps what checks of seals found. */
  void judge(CompanyId company, List<Seal> seals);

  /** Returns the archive of a message that was fetched last. */
  Optional<Archive> archive(CompanyId company, InboxMessageId message);

  /** Returns the archive that a document came in, that of its first message. */
  Optional<Archive> archiveOf(CompanyId company, InvoiceId invoice);

  /** Returns the archives of documents in one question, at most so many. */
  List<Archive> archivesOf(CompanyId company, List<InvoiceId> invoices);

  /** Returns what was found about the seal of a message's document, newest first. */
  List<Seal> seals(CompanyId company, InboxMessageId message);

  /**
   * An archive as it was handed out, with the digests of what is in it.
   *
   * @param message not null
   * @param storageKey in the file store; not null
   * @param sha256 of the archive, lower-case hex; not null
   * @param size of the archive in bytes
   * @param documentName name of the document in it, or null
   * @param documentSha256 or null if there is none
   * @param signatureName name of the seal in it, or null
   * @param signatureSha256 or null if there is none
   * @param keptAt not null
   */
  record Archive(
      InboxMessageId message,
      String storageKey,
      String sha256,
      long size,
      @Nullable String documentName,
      @Nullable String documentSha256,
      @Nullable String signatureName,
      @Nullable String signatureSha256,
      Instant keptAt) {}

  /**
   * What a check of a seal found.
   *
   * @param message not null
   * @param documentSha256 the bytes that were checked; not null
   * @param result not null
   * @param checkedAt not null
   */
  record Seal(
      InboxMessageId message, String documentSha256, SealCheck.Result result, Instant checkedAt) {}
}
