package ro.storno.domain.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;

/**
 * A document of others in the inbox of a company. What the authority told of it never changes; how
 * far we have come with it does.
 *
 * @param id identity; not null
 * @param company whose inbox; not null
 * @param told what the authority told of it; not null
 * @param receivedAt when we first heard of it; not null
 * @param kept its bytes, or null while it is not fetched
 * @param state not null
 * @param attempts how often it was tried
 * @param nextAttemptAt not tried before; not null
 * @param outcome what it turned out to be, or null while it is not processed
 * @param error why the last attempt failed, or what is wrong with the content, for people; or null
 * @param warned whether something about it should be looked at
 * @param invoices the documents that it became, in its order; not null
 * @param processedAt or null
 */
public record InboundDocument(
    InboundDocumentId id,
    CompanyId company,
    Told told,
    Instant receivedAt,
    @Nullable Kept kept,
    InboxState state,
    int attempts,
    Instant nextAttemptAt,
    @Nullable InboxOutcome outcome,
    @Nullable String error,
    boolean warned,
    List<InvoiceId> invoices,
    @Nullable Instant processedAt) {
  /** Takes a copy. */
  public InboundDocument {
    invoices = List.copyOf(invoices);
  }

  /**
   * What an authority tells of a document.
   *
   * @param channel through which it comes; not null
   * @param reference the authority's number of it, unique in the channel, such as a KSeF number;
   *     not null
   * @param fileName under which it was handed over, or null
   * @param taxpayer the number under which the authority knows the company, such as a NIP; or null
   *     where the company's own tax code is the only one
   * @param at when the authority stored or sent it; not null
   */
  public record Told(
      Channel channel,
      String reference,
      @Nullable String fileName,
      @Nullable String taxpayer,
      Instant at) {
    /** Refuses null where it is not meant. */
    public Told {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(reference, "reference");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Its bytes, as they came.
   *
   * @param storageKey in the file store; not null
   * @param sha256 lower-case hex; not null
   * @param size in bytes
   */
  public record Kept(String storageKey, String sha256, long size) {}

  /** Returns a document that an authority listed and that was not fetched yet. */
  public static InboundDocument listed(
      InboundDocumentId id, CompanyId company, Told told, Instant now) {
    return waiting(id, company, told, null, InboxState.PENDING, now);
  }

  /** Returns a document whose bytes an authority sent by itself. */
  public static InboundDocument sent(
      InboundDocumentId id, CompanyId company, Told told, Kept kept, Instant now) {
    return waiting(id, company, told, kept, InboxState.FETCHED, now);
  }

  private static InboundDocument waiting(
      InboundDocumentId id,
      CompanyId company,
      Told told,
      @Nullable Kept kept,
      InboxState state,
      Instant now) {
    return new InboundDocument(
        id, company, told, now, kept, state, 0, now, null, null, false, List.of(), null);
  }
}
