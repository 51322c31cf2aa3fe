package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.OrganizationId;

/** Open invitations in memory. */
public final class InMemoryInvitations implements Invitations {
  private final InMemoryTransactions transactions;
  private final Map<InvitationId, Invitation> open;
  private final Map<InvitationId, String> hashes;

  public InMemoryInvitations(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.open = transactions.table();
    this.hashes = transactions.table();
  }

  @Override
  public boolean add(Invitation invitation, String hash) {
    boolean taken =
        of(invitation.organization()).stream()
            .anyMatch(other -> other.email().equals(invitation.email()));
    if (!taken) {
      open.put(invitation.id(), invitation);
      hashes.put(invitation.id(), hash);
    }
    return !taken;
  }

  @Override
  public Optional<Invitation> findForUpdate(OrganizationId organization, InvitationId id) {
    return of(organization).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Invitation> findByHash(String hash) {
    return open.values().stream()
        .filter(each -> transactions.seesPlatform() && hash.equals(hashes.get(each.id())))
        .findFirst();
  }

  @Override
  public List<Invitation> of(OrganizationId organization) {
    return open.values().stream()
        .filter(each -> transactions.seesPlatform() && each.organization().equals(organization))
        .sorted(
            Comparator.comparing(Invitation::createdAt)
                .thenComparing(each -> each.id().value())
                .reversed())
        .toList();
  }

  @Override
  public void replaceToken(InvitationId id, String hash) {
    hashes.put(id, hash);
  }

  @Override
  public boolean close(InvitationId id, Instant now) {
    return open.remove(id) != null;
  }
}
