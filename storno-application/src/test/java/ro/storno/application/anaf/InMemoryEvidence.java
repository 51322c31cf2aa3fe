package ro.storno.application.anaf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.invoice.InvoiceId;

/** Evidence in memory. */
public final class InMemoryEvidence implements Evidence {
  private final InMemoryTransactions transactions;
  private final InMemoryInbox inbox;
  private final Map<InboxMessageId, List<Archive>> archives;
  private final Map<InboxMessageId, List<Seal>> seals;

  public InMemoryEvidence(InMemoryTransactions transactions, InMemoryInbox inbox) {
    this.transactions = transactions;
    this.inbox = inbox;
    this.archives = transactions.table();
    this.seals = transactions.table();
  }

  @Override
  public void keep(CompanyId company, List<Archive> added) {
    for (Archive each : added) {
      List<Archive> all = new ArrayList<>(archives.getOrDefault(each.message(), List.of()));
      if (all.stream().noneMatch(other -> other.sha256().equals(each.sha256()))) {
        all.add(each);
      }
      archives.put(each.message(), List.copyOf(all));
    }
  }

  @Override
  public void judge(CompanyId company, List<Seal> added) {
    for (Seal each : added) {
      List<Seal> all = new ArrayList<>(seals.getOrDefault(each.message(), List.of()));
      all.add(each);
      seals.put(each.message(), List.copyOf(all));
    }
  }

  @Override
  public Optional<Archive> archive(CompanyId company, InboxMessageId message) {
    return inbox
        .find(company, message)
        .map(each -> archives.getOrDefault(each.id(), List.of()))
        .filter(all -> !all.isEmpty())
        .map(all -> all.get(all.size() - 1));
  }

  @Override
  public Optional<Archive> archiveOf(CompanyId company, InvoiceId invoice) {
    return inbox.newest(company, Inbox.Filter.ALL, 0, Integer.MAX_VALUE).stream()
        .filter(each -> invoice.equals(each.invoice()))
        .filter(each -> each.outcome() != InboxOutcome.BUYER_MESSAGE)
        .sorted(
            Comparator.comparing((InboxMessage each) -> each.outcome() != InboxOutcome.DOCUMENT)
                .thenComparing(each -> each.message().createdAt()))
        .flatMap(each -> archive(company, each.id()).stream())
        .filter(archive -> archive.documentSha256() != null)
        .findFirst();
  }

  @Override
  public List<Archive> archivesOf(CompanyId company, List<InvoiceId> invoices) {
    return invoices.stream().flatMap(each -> archiveOf(company, each).stream()).toList();
  }

  @Override
  public List<Seal> seals(CompanyId company, InboxMessageId message) {
    List<Seal> found =
        new ArrayList<>(
            transactions.sees(company) ? seals.getOrDefault(message, List.of()) : List.of());
    Collections.reverse(found);
    return found;
  }
}
