package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.UserId;

/** Passkeys in memory. */
public final class InMemoryPasskeys implements Passkeys {
  private final Map<PasskeyId, Passkey> passkeys;

  public InMemoryPasskeys(InMemoryTransactions transactions) {
    this.passkeys = transactions.table();
  }

  @Override
  public boolean add(Passkey passkey) {
    return findByCredential(passkey.credentialId()).isEmpty()
        && passkeys.putIfAbsent(passkey.id(), passkey) == null;
  }

  @Override
  public Optional<Passkey> findByCredential(String credentialId) {
    return passkeys.values().stream()
        .filter(each -> each.credentialId().equals(credentialId))
        .findFirst();
  }

  @Override
  public List<Passkey> of(UserId user) {
    return passkeys.values().stream()
        .filter(each -> each.user().equals(user))
        .sorted(
            Comparator.comparing(Passkey::createdAt)
                .thenComparing(each -> each.id().value())
                .reversed())
        .toList();
  }

  private Optional<Passkey> find(UserId user, PasskeyId id) {
    return Optional.ofNullable(passkeys.get(id)).filter(each -> each.user().equals(user));
  }

  @Override
  public Optional<Passkey> rename(UserId user, PasskeyId id, String name) {
    Optional<Passkey> renamed = find(user, id).map(each -> each.named(name));
    renamed.ifPresent(each -> passkeys.put(id, each));
    return renamed;
  }

  @Override
  public Optional<Passkey> remove(UserId user, PasskeyId id) {
    Optional<Passkey> found = find(user, id);
    found.ifPresent(each -> passkeys.remove(id));
    return found;
  }

  @Override
  public void removeAllOf(UserId user) {
    of(user).forEach(each -> passkeys.remove(each.id()));
  }

  @Override
  public boolean recordUse(PasskeyId id, long signatures, Instant when) {
    Passkey present = passkeys.get(id);
    if (present == null
        || !(signatures > present.signatures() || signatures == 0 && present.signatures() == 0)) {
      return false;
    }
    passkeys.put(
        id,
        new Passkey(
            id,
            present.user(),
            present.name(),
            present.credentialId(),
            present.publicKey(),
            signatures,
            present.createdAt(),
            when));
    return true;
  }
}
