package ro.storno.application.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;

/** Documents of the inbox in memory. */
public final class InMemoryInboundDocuments implements InboundDocuments {
  private final InMemoryTransactions transactions;
  private final Map<InboundDocumentId, InboundDocument> documents;
  private final Map<InboundDocumentId, Instant> claims;
  private final Map<InboundDocumentId, List<Finding>> findings;

  public InMemoryInboundDocuments(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.documents = transactions.table();
    this.claims = transactions.table();
    this.findings = transactions.table();
  }

  private Stream<InboundDocument> of(CompanyId company) {
    return transactions.sees(company)
        ? List.copyOf(documents.values()).stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public int add(CompanyId company, List<InboundDocument> added) {
    int count = 0;
    for (InboundDocument each : added) {
      if (find(company, each.told().channel(), each.told().reference()).isEmpty()) {
        documents.put(each.id(), each);
        count++;
      }
    }
    return count;
  }

  /** How a document changes. */
  private record Change(
      InboundDocument.@Nullable Kept kept,
      InboxState state,
      int attempts,
      Instant next,
      @Nullable InboxOutcome outcome,
      @Nullable String error,
      boolean warned,
      List<InvoiceId> invoices,
      @Nullable Instant processedAt) {
    static Change of(InboundDocument was) {
      return new Change(
          was.kept(),
          was.state(),
          was.attempts(),
          was.nextAttemptAt(),
          was.outcome(),
          was.error(),
          was.warned(),
          was.invoices(),
          was.processedAt());
    }

    Change tried(int times, Instant notBefore) {
      return new Change(
          kept, state, times, notBefore, outcome, error, warned, invoices, processedAt);
    }

    Change kept(InboundDocument.Kept bytes) {
      return new Change(
          bytes,
          state == InboxState.PENDING ? InboxState.FETCHED : state,
          attempts,
          next,
          outcome,
          error,
          warned,
          invoices,
          processedAt);
    }
  }

  private InboundDocument put(InboundDocument was, Change to) {
    InboundDocument is =
        new InboundDocument(
            was.id(),
            was.company(),
            was.told(),
            was.receivedAt(),
            to.kept,
            to.state,
            to.attempts,
            to.next,
            to.outcome,
            to.error,
            to.warned,
            to.invoices,
            to.processedAt);
    documents.put(was.id(), is);
    return is;
  }

  @Override
  public List<InboundDocument> claim(
      CompanyId company, Channel channel, Instant now, Instant until, int most, int attempts) {
    List<InboundDocument> claimed = new ArrayList<>();
    of(company)
        .filter(each -> each.told().channel() == channel && each.state().waiting())
        .filter(each -> !each.nextAttemptAt().isAfter(now))
        .filter(each -> !claims.getOrDefault(each.id(), now).isAfter(now))
        .sorted(
            Comparator.comparing(InboundDocument::nextAttemptAt)
                .thenComparing(each -> each.id().value()))
        .limit(most)
        .forEach(
            each -> {
              if (each.attempts() >= attempts) {
                put(
                    each,
                    new Change(
                        each.kept(),
                        InboxState.FAILED,
                        each.attempts(),
                        each.nextAttemptAt(),
                        null,
                        Objects.requireNonNullElse(each.error(), "tried too often"),
                        true,
                        List.of(),
                        now));
              } else {
                claims.put(each.id(), until);
                claimed.add(
                    put(each, Change.of(each).tried(each.attempts() + 1, each.nextAttemptAt())));
              }
            });
    return claimed;
  }

  private Optional<InboundDocument> waiting(CompanyId company, InboundDocumentId id) {
    return find(company, id).filter(each -> each.state().waiting());
  }

  @Override
  public void release(CompanyId company, InboundDocumentId document, Instant notBefore) {
    waiting(company, document)
        .ifPresent(
            each -> {
              Instant next =
                  each.nextAttemptAt().isAfter(notBefore) ? each.nextAttemptAt() : notBefore;
              put(each, Change.of(each).tried(each.attempts() - 1, next));
              claims.remove(each.id());
            });
  }

  @Override
  public void keep(CompanyId company, InboundDocumentId document, InboundDocument.Kept kept) {
    find(company, document)
        .filter(
            each -> {
              InboundDocument.Kept was = each.kept();
              return was == null || was.sha256().equals(kept.sha256());
            })
        .ifPresent(each -> put(each, Change.of(each).kept(kept)));
  }

  @Override
  public boolean lockWaiting(CompanyId company, InboundDocumentId document) {
    return waiting(company, document).isPresent();
  }

  @Override
  public void settle(CompanyId company, Settlement to) {
    waiting(company, to.document())
        .ifPresent(
            each -> {
              put(
                  each,
                  new Change(
                      each.kept(),
                      to.state(),
                      each.attempts(),
                      to.nextAttemptAt(),
                      to.outcome(),
                      to.error(),
                      to.warned(),
                      to.invoices(),
                      to.state().waiting() ? null : to.at()));
              findings.put(each.id(), to.findings());
              claims.remove(each.id());
            });
  }

  @Override
  public int reopenFailed(CompanyId company, Channel channel, Instant now) {
    List<InboundDocument> failed =
        of(company)
            .filter(each -> each.told().channel() == channel)
            .filter(
                each ->
                    each.state() == InboxState.FAILED
                        || each.state() == InboxState.GONE
                        || each.outcome() == InboxOutcome.KEPT)
            .toList();
    failed.forEach(
        each ->
            put(
                each,
                new Change(
                    each.kept(),
                    each.kept() == null ? InboxState.PENDING : InboxState.FETCHED,
                    0,
                    now,
                    null,
                    each.error(),
                    false,
                    each.invoices(),
                    null)));
    return failed.size();
  }

  @Override
  public Optional<InboundDocument> find(CompanyId company, InboundDocumentId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<InboundDocument> find(CompanyId company, Channel channel, String reference) {
    return of(company)
        .filter(each -> each.told().channel() == channel)
        .filter(each -> each.told().reference().equals(reference))
        .findFirst();
  }

  private Stream<InboundDocument> filtered(CompanyId company, Filter filter) {
    return of(company)
        .filter(each -> filter.channel() == null || each.told().channel() == filter.channel())
        .filter(each -> filter.status() == null || Status.of(each) == filter.status());
  }

  @Override
  public List<InboundDocument> newest(CompanyId company, Filter filter, long skip, int most) {
    return filtered(company, filter)
        .sorted(
            Comparator.comparing((InboundDocument each) -> each.told().at())
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

  @Override
  public Optional<Instant> nextAttempt(CompanyId company, Channel channel) {
    return of(company)
        .filter(each -> each.told().channel() == channel && each.state().waiting())
        .map(InboundDocument::nextAttemptAt)
        .min(Comparator.naturalOrder());
  }

  @Override
  public List<Finding> findings(CompanyId company, InboundDocumentId id) {
    return find(company, id).map(each -> findings.getOrDefault(id, List.of())).orElse(List.of());
  }
}
