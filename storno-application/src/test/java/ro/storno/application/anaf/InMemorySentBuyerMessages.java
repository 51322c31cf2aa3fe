package ro.storno.application.anaf;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/** Messages to sellers in memory. */
public final class InMemorySentBuyerMessages implements SentBuyerMessages {
  private static final Set<SentBuyerMessage.State> UNKNOWN =
      Set.of(SentBuyerMessage.State.SENDING, SentBuyerMessage.State.UNKNOWN);

  private final InMemoryTransactions transactions;
  private final Map<SentBuyerMessageId, SentBuyerMessage> messages;

  public InMemorySentBuyerMessages(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.messages = transactions.table();
  }

  private Stream<SentBuyerMessage> of(CompanyId company) {
    return transactions.sees(company)
        ? messages.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public void add(SentBuyerMessage message) {
    messages.put(message.id(), message);
  }

  @Override
  public Optional<SentBuyerMessage> findForUpdate(CompanyId company, SentBuyerMessageId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public void update(SentBuyerMessage message) {
    messages.replace(message.id(), message);
  }

  @Override
  public List<SentBuyerMessage> of(CompanyId company, InvoiceId invoice) {
    return of(company)
        .filter(each -> each.invoice().equals(invoice))
        .sorted(
            Comparator.comparing(SentBuyerMessage::createdAt)
                .thenComparing(each -> each.id().value())
                .reversed())
        .toList();
  }

  @Override
  public void confirm(CompanyId company, UploadIndex invoice, String text, UploadIndex index) {
    of(company)
        .filter(each -> each.invoiceIndex().equals(invoice) && each.text().equals(text))
        .filter(each -> UNKNOWN.contains(each.state()))
        .min(
            Comparator.comparing(SentBuyerMessage::createdAt)
                .thenComparing(each -> each.id().value()))
        .map(each -> each.as(SentBuyerMessage.State.SENT, index, null, each.changedAt()))
        .ifPresent(this::update);
  }
}
