package ro.storno.application.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Pages;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** The audit trail in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private final Map<String, AuditEntry> entries;
  private final Map<OrganizationId, Head> heads;

  public InMemoryAuditLog(InMemoryTransactions transactions) {
    this.entries = transactions.table();
    this.heads = transactions.table();
  }

  @Override
  public Head lockHead(OrganizationId organization) {
    return head(organization).orElse(new Head(0, AuditEntry.GENESIS, null));
  }

  @Override
  public void append(AuditEntry entry, SealedSecret seal) {
    entries.put(entry.organization() + "/" + entry.sequence(), entry);
    heads.put(entry.organization(), new Head(entry.sequence(), entry.hash(), seal));
  }

  @Override
  public Optional<Head> head(OrganizationId organization) {
    return Optional.ofNullable(heads.get(organization));
  }

  @Override
  public List<AuditEntry> after(OrganizationId organization, long sequence, int most) {
    return entries.values().stream()
        .filter(entry -> entry.organization().equals(organization) && entry.sequence() > sequence)
        .sorted(Comparator.comparingLong(AuditEntry::sequence))
        .limit(most)
        .toList();
  }

  @Override
  public boolean signedInFrom(UserId user, String address) {
    return entries.values().stream()
        .filter(entry -> user.equals(entry.user()) && address.equals(entry.address()))
        .anyMatch(entry -> entry.action().equals(AuditAction.SIGNED_IN.wireName()));
  }

  @Override
  public Page<AuditEntry> list(OrganizationId organization, Page.Request page) {
    return Pages.of(
        after(organization, 0, Integer.MAX_VALUE).stream()
            .sorted(Comparator.comparingLong(AuditEntry::sequence).reversed())
            .toList(),
        page);
  }

  @Override
  public List<OrganizationId> organizations() {
    return entries.values().stream()
        .map(AuditEntry::organization)
        .collect(Collectors.toSet())
        .stream()
        .sorted(Comparator.comparing(OrganizationId::value))
        .toList();
  }

  /** Changes an entry as nobody should be able to. */
  public void tamper(AuditEntry entry) {
    entries.put(entry.organization() + "/" + entry.sequence(), entry);
  }

  /** Takes an entry out as nobody should be able to. */
  public void remove(OrganizationId organization, long sequence) {
    entries.remove(organization + "/" + sequence);
  }
}
