package ro.storno.application.anaf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboxState;

/** Messages in memory. */
public final class InMemoryInbox implements Inbox {
  private final InMemoryTransactions transactions;
  private final Map<InboxMessageId, InboxMessage> messages;
  private final Map<InboxMessageId, Instant> claims;
  private final Map<InboxMessageId, List<Finding>> findings;

  public InMemoryInbox(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.messages = transactions.table();
    this.claims = transactions.table();
    this.findings = transactions.table();
  }

  private Stream<InboxMessage> of(CompanyId company) {
    return transactions.sees(company)
        ? List.copyOf(messages.values()).stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public int add(CompanyId company, List<InboxMessage> listed) {
    int added = 0;
    for (InboxMessage each : listed) {
      if (of(company).noneMatch(other -> other.message().id().equals(each.message().id()))) {
        messages.put(each.id(), each);
        added++;
      }
    }
    return added;
  }

  @Override
  public List<InboxMessage> claim(
      CompanyId company, Instant now, Instant until, int most, int attempts) {
    List<InboxMessage> claimed = new ArrayList<>();
    of(company)
        .filter(each -> each.state().waiting() && !each.nextAttemptAt().isAfter(now))
        .filter(each -> !claims.getOrDefault(each.id(), now).isAfter(now))
        .sorted(
            Comparator.comparing(InboxMessage::nextAttemptAt)
                .thenComparing(each -> each.id().value()))
        .limit(most)
        .forEach(
            each -> {
              if (each.attempts() >= attempts) {
                String error = Objects.requireNonNullElse(each.error(), "tried too often");
                messages.put(each.id(), with(each, InboxState.FAILED, each.attempts(), now, error));
              } else {
                InboxMessage taken =
                    with(
                        each,
                        each.state(),
                        each.attempts() + 1,
                        each.nextAttemptAt(),
                        each.error());
                messages.put(each.id(), taken);
                claims.put(each.id(), until);
                claimed.add(taken);
              }
            });
    return claimed;
  }

  private static InboxMessage with(
      InboxMessage was, InboxState state, int attempts, Instant next, @Nullable String error) {
    return new InboxMessage(
        was.id(),
        was.company(),
        was.message(),
        was.receivedAt(),
        state,
        attempts,
        next,
        was.outcome(),
        error,
        state == InboxState.FAILED,
        was.invoice(),
        state.waiting() ? null : next);
  }

  @Override
  public void release(CompanyId company, Collection<InboxMessageId> released, Instant notBefore) {
    of(company)
        .filter(each -> released.contains(each.id()) && each.state().waiting())
        .forEach(
            each -> {
              Instant next =
                  each.nextAttemptAt().isAfter(notBefore) ? each.nextAttemptAt() : notBefore;
              messages.put(
                  each.id(), with(each, each.state(), each.attempts() - 1, next, each.error()));
              claims.remove(each.id());
            });
  }

  @Override
  public Set<InboxMessageId> lockWaiting(CompanyId company, Collection<InboxMessageId> wanted) {
    Set<InboxMessageId> waiting = new HashSet<>();
    of(company)
        .filter(each -> wanted.contains(each.id()) && each.state().waiting())
        .forEach(each -> waiting.add(each.id()));
    return waiting;
  }

  @Override
  public void settle(CompanyId company, List<Settlement> settlements) {
    for (Settlement each : settlements) {
      find(company, each.message())
          .filter(was -> was.state().waiting())
          .ifPresent(
              was -> {
                messages.put(
                    was.id(),
                    new InboxMessage(
                        was.id(),
                        was.company(),
                        was.message(),
                        was.receivedAt(),
                        each.state(),
                        was.attempts(),
                        each.nextAttemptAt(),
                        each.outcome(),
                        each.error(),
                        each.warned(),
                        each.invoice(),
                        each.state().waiting() ? null : each.at()));
                findings.put(was.id(), each.findings());
                claims.remove(was.id());
              });
    }
  }

  @Override
  public int reopenFailed(CompanyId company, Instant now) {
    List<InboxMessage> failed =
        of(company).filter(each -> each.state() == InboxState.FAILED).toList();
    failed.forEach(
        each ->
            messages.put(
                each.id(),
                new InboxMessage(
                    each.id(),
                    each.company(),
                    each.message(),
                    each.receivedAt(),
                    InboxState.PENDING,
                    0,
                    now,
                    null,
                    each.error(),
                    false,
                    each.invoice(),
                    null)));
    return failed.size();
  }

  @Override
  public Optional<InboxMessage> find(CompanyId company, InboxMessageId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Instant> nextAttempt(CompanyId company) {
    return of(company)
        .filter(each -> each.state().waiting())
        .map(InboxMessage::nextAttemptAt)
        .min(Comparator.naturalOrder());
  }

  @Override
  public List<InboxMessage> newest(CompanyId company, Filter filter, int skip, int most) {
    return filtered(company, filter)
        .sorted(
            Comparator.comparing((InboxMessage each) -> each.message().createdAt())
                .thenComparing(each -> each.id().value())
                .reversed())
        .skip(skip)
        .limit(most)
        .toList();
  }

  @Override
  public long count(CompanyId company, Filter filter) {
    return filtered(company, filter).count();
  }

  private Stream<InboxMessage> filtered(CompanyId company, Filter filter) {
    return of(company)
        .filter(
            each ->
                filter.everyType()
                    || each.message()
                        .type()
                        .map(filter.types()::contains)
                        .orElse(filter.unknownType()))
        .filter(each -> filter.statuses().isEmpty() || filter.statuses().contains(Status.of(each)));
  }

  @Override
  public List<Finding> findings(CompanyId company, InboxMessageId id) {
    return find(company, id).map(each -> findings.getOrDefault(id, List.of())).orElse(List.of());
  }
}
