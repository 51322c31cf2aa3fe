package ro.storno.domain.anaf;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * A message to the seller of an invoice that we received (RASP), and whether ANAF has it. One whose
 * outcome is not known is never sent again by itself: it becomes sent once ANAF lists it.
 *
 * @param id identity; not null
 * @param company the buyer; not null
 * @param invoice the invoice that it is about; not null
 * @param invoiceIndex under which ANAF knows that invoice; not null
 * @param text not null
 * @param state not null
 * @param index under which ANAF took the message in, or null
 * @param error why it was refused, or what is not known; or null
 * @param by who wrote it, or null for the system
 * @param createdAt not null
 * @param changedAt not null
 */
public record SentBuyerMessage(
    SentBuyerMessageId id,
    CompanyId company,
    InvoiceId invoice,
    UploadIndex invoiceIndex,
    String text,
    State state,
    @Nullable UploadIndex index,
    @Nullable String error,
    @Nullable UserId by,
    Instant createdAt,
    Instant changedAt) {

  /** How far a message has come. */
  public enum State {
    QUEUED,
    /** The call is under way, or broke off with the process. */
    SENDING,
    SENT,
    REFUSED,
    /** The call gave no answer; the message list will tell. */
    UNKNOWN;

    /** Returns whether ANAF may have it without our knowing, or will get it soon. */
    public boolean open() {
      return this == QUEUED || this == SENDING || this == UNKNOWN;
    }

    /** Returns the lower-case wire name. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the message in another state. */
  public SentBuyerMessage as(
      State newState, @Nullable UploadIndex newIndex, @Nullable String newError, Instant now) {
    return new SentBuyerMessage(
        id,
        company,
        invoice,
        invoiceIndex,
        text,
        newState,
        newIndex == null ? index : newIndex,
        newError,
        by,
        createdAt,
        now);
  }
}
