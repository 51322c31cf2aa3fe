package ro.storno.application.sharing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.domain.sharing.ShareLinkId;

/** Share links in memory. */
public final class InMemoryShareLinks implements ShareLinks {
  private final InMemoryTransactions transactions;
  private final Map<ShareLinkId, ShareLink> links;

  public InMemoryShareLinks(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.links = transactions.table();
  }

  private Stream<ShareLink> of(CompanyId company) {
    return transactions.sees(company)
        ? links.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public void add(ShareLink link) {
    links.put(link.id(), link);
  }

  @Override
  public List<ShareLink> of(CompanyId company, InvoiceId invoice) {
    return of(company)
        .filter(each -> each.invoice().equals(invoice))
        .sorted(Comparator.comparing((ShareLink each) -> each.id().value()).reversed())
        .toList();
  }

  @Override
  public Optional<ShareLink> findByHash(CompanyId company, String secretHash) {
    return of(company).filter(each -> each.secretHash().equals(secretHash)).findFirst();
  }

  @Override
  public boolean remove(CompanyId company, InvoiceId invoice, ShareLinkId id) {
    List<ShareLink> found =
        of(company).filter(l -> l.id().equals(id) && l.invoice().equals(invoice)).toList();
    found.forEach(each -> links.remove(each.id()));
    return !found.isEmpty();
  }
}
