package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;

/**
 * The messages that ANAF listed for companies, and how far we have come with each. A message is in
 * the inbox of a company once, by ANAF's id.
 */
public interface Inbox {
  /**
   * Puts messages in; those that are there already stay as they are.
   *
   * @return how many were not there
   */
  int add(CompanyId company, List<InboxMessage> listed);

  /**
   * Takes messages to work on: due, waiting, and taken by nobody else; oldest first. Each counts as
   * an attempt. One whose attempts are used up, because the process died over it every time, fails
   * instead.
   *
   * @param now not null
   * @param until how long nobody else gets them; not null
   * @param most at most so many
   * @param attempts how often a message may be taken
   */
  List<InboxMessage> claim(CompanyId company, Instant now, Instant until, int most, int attempts);

  /** Gives messages back untouched: the attempt does not count. */
  void release(CompanyId company, Collection<InboxMessageId> messages, Instant notBefore);

  /**
   * Locks messages until the transaction ends.
   *
   * @return those of them that still wait to be settled
   */
  Set<InboxMessageId> lockWaiting(CompanyId company, Collection<InboxMessageId> messages);

  /** Writes what became of messages; those that are not waiting any more stay as they are. */
  void settle(CompanyId company, List<Settlement> settlements);

  /**
   * Has failed messages tried again.
   *
   * @return how many
   */
  int reopenFailed(CompanyId company, Instant now);

  Optional<InboxMessage> find(CompanyId company, InboxMessageId id);

  /** Returns messages, newest first. */
  List<InboxMessage> newest(CompanyId company, Filter filter, int skip, int most);

  /** Returns how many there are. */
  long count(CompanyId company, Filter filter);

  /** Returns when the next message that waits may be tried, empty if none waits. */
  Optional<Instant> nextAttempt(CompanyId company);

  /** Returns what was found wrong with the content of a message. */
  List<Finding> findings(CompanyId company, InboxMessageId id);

  /**
   * What became of a message.
   *
   * @param message not null
   * @param state not null
   * @param nextAttemptAt for one that still waits; not null
   * @param outcome or null while not processed
   * @param error for people, or null
   * @param findings what is wrong with the content, where there is no document to keep them with;
   *     not null
   * @param warned whether something should be looked at
   * @param invoice or null
   * @param at not null
   */
  record Settlement(
      InboxMessageId message,
      InboxState state,
      Instant nextAttemptAt,
      @Nullable InboxOutcome outcome,
      @Nullable String error,
      List<Finding> findings,
      boolean warned,
      @Nullable InvoiceId invoice,
      Instant at) {
    /** Takes a copy. */
    public Settlement {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Which messages; every criterion may be empty for all, and they are combined with and.
   *
   * @param types any of these; not null
   * @param unknownType also those whose type is not known
   * @param statuses any of these; not null
   */
  record Filter(List<MessageType> types, boolean unknownType, List<Status> statuses) {
    /** Every message. */
    public static final Filter ALL = new Filter(List.of(), false, List.of());

    /** Takes copies. */
    public Filter {
      types = List.copyOf(types);
      statuses = List.copyOf(statuses);
    }

    /** Returns whether every type is meant. */
    public boolean everyType() {
      return types.isEmpty() && !unknownType;
    }
  }

  /** What the API calls the status of a message (api-reference/efactura-messages/list.md). */
  enum Status {
    OK,
    ERROR,
    WARNING,
    PENDING;

    /** Returns the status of a message. */
    public static Status of(InboxMessage message) {
      return switch (message.state()) {
        case PENDING, FETCHED -> PENDING;
        case FAILED, GONE -> ERROR;
        case PROCESSED ->
            message.message().type().filter(MessageType.ERRORS::equals).isPresent()
                ? ERROR
                : message.warned() ? WARNING : OK;
      };
    }
  }
}
