package ro.storno.application.inbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;

/**
 * The documents that authorities listed or sent for companies, and how far we have come with each.
 * A document is in the inbox of a company once, by channel and the authority's reference.
 */
public interface InboundDocuments {
  /**
   * Puts documents in; those that are there already stay as they are.
   *
   * @return how many were not there
   */
  int add(CompanyId company, List<InboundDocument> documents);

  /**
   * Takes documents to work on: due, waiting, and taken by nobody else; oldest first. Each counts
   * as an attempt. One whose attempts are used up, because the process died over it every time,
   * fails instead.
   *
   * @param channel not null
   * @param now not null
   * @param until how long nobody else gets them; not null
   * @param most at most so many
   * @param attempts how often a document may be taken
   */
  List<InboundDocument> claim(
      CompanyId company, Channel channel, Instant now, Instant until, int most, int attempts);

  /** Gives a document back untouched: the attempt does not count. */
  void release(CompanyId company, InboundDocumentId document, Instant notBefore);

  /** Keeps where the bytes of a document are; the first ones stay. */
  void keep(CompanyId company, InboundDocumentId document, InboundDocument.Kept kept);

  /**
   * Locks a document until the transaction ends.
   *
   * @return whether it still waits to be settled
   */
  boolean lockWaiting(CompanyId company, InboundDocumentId document);

  /** Writes what became of a document; one that is not waiting any more stays as it is. */
  void settle(CompanyId company, Settlement settlement);

  /**
   * Has documents of a channel tried again that came to nothing: those that failed, those that were
   * gone, and those that were kept because they named somebody else.
   *
   * @return how many
   */
  int reopenFailed(CompanyId company, Channel channel, Instant now);

  Optional<InboundDocument> find(CompanyId company, InboundDocumentId id);

  Optional<InboundDocument> find(CompanyId company, Channel channel, String reference);

  /** Returns documents, newest first. */
  List<InboundDocument> newest(CompanyId company, Filter filter, long skip, int most);

  /** Returns how many there are. */
  long count(CompanyId company, Filter filter);

  /** Returns when the next document that waits may be tried, empty if none waits. */
  Optional<Instant> nextAttempt(CompanyId company, Channel channel);

  /** Returns what was found wrong with the content of a document that is in no invoice. */
  List<Finding> findings(CompanyId company, InboundDocumentId id);

  /**
   * What became of a document.
   *
   * @param document not null
   * @param state not null
   * @param nextAttemptAt for one that still waits; not null
   * @param outcome or null while not processed
   * @param error for people, or null
   * @param findings what is wrong with the content, where there is no invoice to keep them with;
   *     not null
   * @param warned whether something should be looked at
   * @param invoices what it became; not null
   * @param at not null
   */
  record Settlement(
      InboundDocumentId document,
      InboxState state,
      Instant nextAttemptAt,
      @Nullable InboxOutcome outcome,
      @Nullable String error,
      List<Finding> findings,
      boolean warned,
      List<InvoiceId> invoices,
      Instant at) {
    /** Takes copies. */
    public Settlement {
      findings = List.copyOf(findings);
      invoices = List.copyOf(invoices);
    }
  }

  /**
   * Which documents.
   *
   * @param channel or null for all
   * @param status or null for all
   */
  record Filter(@Nullable Channel channel, @Nullable Status status) {
    /** Every document. */
    public static final Filter ALL = new Filter(null, null);
  }

  /** What the API calls the status of a document. */
  enum Status {
    /** Taken over, nothing to look at. */
    OK,
    /** Taken over, or kept without being taken over; something should be looked at. */
    WARNING,
    /** Could not be fetched or read. */
    ERROR,
    /** Not fetched or not taken over yet. */
    PENDING;

    /** Returns the status of a document. */
    public static Status of(InboundDocument document) {
      return switch (document.state()) {
        case PENDING, FETCHED -> PENDING;
        case FAILED, GONE -> ERROR;
        case PROCESSED -> document.warned() ? WARNING : OK;
      };
    }

    /** Returns the lower-case wire name. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status with a wire name, if there is one. */
    public static Optional<Status> ofWireName(String wireName) {
      return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
    }
  }
}
