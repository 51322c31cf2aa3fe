package ro.storno.application.anaf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;

/** Authorizations in memory. */
public final class InMemoryAuthorizations implements Authorizations {
  private final InMemoryTransactions transactions;
  private final Companies companies;
  private final Organizations organizations;
  private final Users users;
  private final Map<Long, Authorization> rows;
  private final Map<Long, Instant> claims;
  private final Map<Key, CheckedCif> checked;
  private long last;

  private record Key(long id, Cif cif) {}

  public InMemoryAuthorizations(
      InMemoryTransactions transactions,
      Companies companies,
      Organizations organizations,
      Users users) {
    this.transactions = transactions;
    this.companies = companies;
    this.organizations = organizations;
    this.users = users;
    this.rows = transactions.table();
    this.claims = transactions.table();
    this.checked = transactions.table();
  }

  private Map<Long, Authorization> rows() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("authorizations belong to the platform");
    }
    return rows;
  }

  @Override
  public Optional<Long> add(Authorization one) {
    boolean known =
        rows().values().stream()
            .anyMatch(
                row ->
                    row.user().equals(one.user())
                        && row.tokens().fingerprint().equals(one.tokens().fingerprint()));
    if (known) {
      return Optional.empty();
    }
    long id = ++last;
    rows.put(
        id,
        new Authorization(
            id,
            one.uid(),
            one.user(),
            one.label(),
            one.tokens(),
            0,
            null,
            one.createdAt(),
            null,
            null));
    return Optional.of(id);
  }

  @Override
  public Optional<Authorization> find(long id) {
    return Optional.ofNullable(rows().get(id));
  }

  @Override
  public Optional<Authorization> find(UserId user, long id) {
    return find(id).filter(one -> one.user().equals(user));
  }

  @Override
  public List<Authorization> of(UserId user) {
    return rows().values().stream()
        .filter(one -> one.user().equals(user))
        .sorted(Comparator.comparing(Authorization::id).reversed())
        .toList();
  }

  @Override
  public List<Authorization> after(long id, int limit) {
    return rows().values().stream()
        .filter(one -> one.id() > id)
        .sorted(Comparator.comparing(Authorization::id))
        .limit(limit)
        .toList();
  }

  @Override
  public void remove(long id) {
    rows().remove(id);
    checked.keySet().removeIf(key -> key.id == id);
  }

  @Override
  public List<Candidate> candidates(Collection<CompanyId> ids) {
    List<Candidate> found = new ArrayList<>();
    for (Authorization one : rows().values()) {
      for (CompanyId id : ids) {
        companies
            .find(id)
            .filter(company -> serves(one, company))
            .ifPresent(company -> found.add(new Candidate(id, one, known(one, company))));
      }
    }
    return found;
  }

  private boolean serves(Authorization one, Company company) {
    return users.find(one.user()).filter(User::active).isPresent()
        && organizations.membersOf(company.organization()).stream()
            .anyMatch(member -> member.user().equals(one.user()) && member.maySee(company.id()));
  }

  private @Nullable CheckedCif known(Authorization one, Company company) {
    return Optional.ofNullable(company.party().taxCode())
        .flatMap(Cif::parse)
        .map(cif -> checked.get(new Key(one.id(), cif)))
        .orElse(null);
  }

  @Override
  public void noteUse(long id, Instant now) {
    change(
        id,
        one ->
            with(one, one.tokens(), one.generation(), one.renewNotBefore(), now, one.refusedAt()));
  }

  private void change(long id, UnaryOperator<Authorization> change) {
    rows().computeIfPresent(id, (key, one) -> change.apply(one));
  }

  private static Authorization with(
      Authorization one,
      SealedTokens tokens,
      long generation,
      @Nullable Instant renewNotBefore,
      @Nullable Instant lastUsedAt,
      @Nullable Instant refusedAt) {
    return new Authorization(
        one.id(),
        one.uid(),
        one.user(),
        one.label(),
        tokens,
        generation,
        renewNotBefore,
        one.createdAt(),
        lastUsedAt,
        refusedAt);
  }

  private boolean at(long id, long generation) {
    return find(id).filter(one -> one.generation() == generation).isPresent();
  }

  @Override
  public boolean claimRenewal(long id, long generation, Instant now, Instant until) {
    boolean free =
        at(id, generation)
            && rows().get(id).tokens().refresh() != null
            && !now.isBefore(claims.getOrDefault(id, Instant.MIN));
    if (free) {
      claims.put(id, until);
    }
    return free;
  }

  @Override
  public boolean renew(long id, long generation, SealedTokens tokens, Instant now) {
    boolean same = at(id, generation);
    if (same) {
      claims.remove(id);
      change(id, one -> with(one, tokens, generation + 1, null, one.lastUsedAt(), null));
    }
    return same;
  }

  @Override
  public void endRenewal(long id, long generation, boolean spent, @Nullable Instant notBefore) {
    if (at(id, generation)) {
      claims.remove(id);
      change(
          id,
          one ->
              with(
                  one,
                  spent ? withoutRefresh(one.tokens()) : one.tokens(),
                  generation,
                  notBefore,
                  one.lastUsedAt(),
                  one.refusedAt()));
    }
  }

  private static SealedTokens withoutRefresh(SealedTokens tokens) {
    return new SealedTokens(
        tokens.fingerprint(), tokens.access(), tokens.accessExpiresAt(), null, null);
  }

  @Override
  public void reseal(long id, long generation, SealedTokens tokens) {
    if (at(id, generation)) {
      change(
          id,
          one ->
              with(
                  one,
                  tokens,
                  generation,
                  one.renewNotBefore(),
                  one.lastUsedAt(),
                  one.refusedAt()));
    }
  }

  @Override
  public void refuse(long id, Instant now) {
    change(
        id,
        one ->
            with(
                one,
                one.tokens(),
                one.generation(),
                one.renewNotBefore(),
                one.lastUsedAt(),
                one.refusedAt() == null ? now : one.refusedAt()));
  }

  @Override
  public void remember(long id, CheckedCif said) {
    if (rows().containsKey(id)) {
      checked.put(new Key(id, said.cif()), said);
    }
  }

  @Override
  public Map<Long, List<CheckedCif>> checked(Collection<Long> ids) {
    Map<Long, List<CheckedCif>> found = new LinkedHashMap<>();
    if (rows().isEmpty()) {
      return found;
    }
    checked.entrySet().stream()
        .filter(entry -> ids.contains(entry.getKey().id))
        .sorted(Comparator.comparing(entry -> entry.getKey().cif.digits()))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey().id, none -> new ArrayList<>())
                    .add(entry.getValue()));
    return found;
  }
}
