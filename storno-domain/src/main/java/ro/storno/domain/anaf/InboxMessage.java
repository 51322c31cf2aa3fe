package ro.storno.domain.anaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;

/**
 * A message of the SPV in the inbox of a company. What ANAF listed never changes; how far we have
 * come with it does.
 *
 * @param id identity; not null
 * @param company whose inbox; not null
 * @param message as listed; not null
 * @param receivedAt when we first saw it in the list; not null
 * @param state not null
 * @param attempts how often it was tried
 * @param nextAttemptAt not tried before; not null
 * @param outcome what it turned out to be, or null while it is not processed
 * @param error why the last attempt failed, or what is wrong with the content, for people; or null
 * @param warned whether something about the document or its seal should be looked at
 * @param invoice the document that it is about, or null
 * @param processedAt or null
 */
public record InboxMessage(
    InboxMessageId id,
    CompanyId company,
    SpvMessage message,
    Instant receivedAt,
    InboxState state,
    int attempts,
    Instant nextAttemptAt,
    @Nullable InboxOutcome outcome,
    @Nullable String error,
    boolean warned,
    @Nullable InvoiceId invoice,
    @Nullable Instant processedAt) {

  /** Returns a message that was just seen in the list for the first time. */
  public static InboxMessage listed(
      InboxMessageId id, CompanyId company, SpvMessage message, Instant now) {
    return new InboxMessage(
        id, company, message, now, InboxState.PENDING, 0, now, null, null, false, null, null);
  }
}
