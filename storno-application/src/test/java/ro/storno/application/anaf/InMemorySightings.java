package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.company.CompanyId;

/** Sightings in memory. */
public final class InMemorySightings implements Sightings {
  private final InMemoryTransactions transactions;
  private final Map<String, Sighting> byMessage;
  private final Map<String, Sighting> byDocument;
  private final Map<CompanyId, Look> looks;
  private final Map<CompanyId, Instant> turns;

  public InMemorySightings(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.byMessage = transactions.table();
    this.byDocument = transactions.table();
    this.looks = transactions.table();
    this.turns = transactions.table();
  }

  private static String key(CompanyId company, Object of) {
    return company + " " + of;
  }

  @Override
  public Optional<Sighting> of(CompanyId company, String documentSha256) {
    return transactions.sees(company)
        ? Optional.ofNullable(byDocument.get(key(company, documentSha256)))
        : Optional.empty();
  }

  @Override
  public Set<DownloadId> seen(CompanyId company, Collection<DownloadId> messages) {
    return messages.stream()
        .filter(id -> transactions.sees(company) && byMessage.containsKey(key(company, id)))
        .collect(Collectors.toSet());
  }

  @Override
  public void add(CompanyId company, Sighting sighting) {
    if (byMessage.putIfAbsent(key(company, sighting.message()), sighting) == null
        && sighting.documentSha256() != null) {
      byDocument.putIfAbsent(key(company, sighting.documentSha256()), sighting);
    }
  }

  @Override
  public Optional<Look> lastLook(CompanyId company) {
    return transactions.sees(company) ? Optional.ofNullable(looks.get(company)) : Optional.empty();
  }

  @Override
  public boolean takeTurn(CompanyId company, Instant now, Instant until) {
    Instant taken = turns.get(company);
    if (taken != null && now.isBefore(taken)) {
      return false;
    }
    turns.put(company, until);
    return true;
  }

  @Override
  public void endTurn(CompanyId company, @Nullable Look finished) {
    turns.remove(company);
    if (finished != null) {
      looks.put(company, finished);
    }
  }
}
