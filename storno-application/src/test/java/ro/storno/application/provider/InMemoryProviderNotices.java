package ro.storno.application.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Sha256;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** Notices in memory. */
public final class InMemoryProviderNotices implements ProviderNotices {
  private final InMemoryTransactions transactions;
  private final Map<String, ProviderNotice> notices;

  public InMemoryProviderNotices(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.notices = transactions.table();
  }

  @Override
  public boolean add(CompanyId company, ProviderNotice notice) {
    ProviderNotice.Told told = notice.told();
    String key =
        String.join(
            " ",
            company.toString(),
            notice.channel().name(),
            told.reference(),
            told.fileName(),
            Sha256.of(told.content()));
    return notices.putIfAbsent(key, notice) == null;
  }

  @Override
  public List<ProviderNotice> about(CompanyId company, Channel channel, String reference) {
    return found(company, channel, told -> told.reference().equals(reference));
  }

  @Override
  public List<ProviderNotice> named(CompanyId company, Channel channel, String documentName) {
    return found(company, channel, told -> told.documentName().equals(documentName));
  }

  private List<ProviderNotice> found(
      CompanyId company, Channel channel, Predicate<ProviderNotice.Told> which) {
    return notices.values().stream()
        .filter(each -> transactions.sees(company) && each.company().equals(company))
        .filter(each -> each.channel() == channel && which.test(each.told()))
        .sorted(
            Comparator.comparing(ProviderNotice::receivedAt)
                .thenComparing(each -> each.id().toString()))
        .toList();
  }
}
