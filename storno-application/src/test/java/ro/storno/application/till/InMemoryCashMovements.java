package ro.storno.application.till;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.MovementId;

/** Movements of cash in memory. */
public final class InMemoryCashMovements implements CashMovements {
  private final InMemoryTransactions transactions;
  private final Map<MovementId, CashMovement> movements;

  public InMemoryCashMovements(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.movements = transactions.table();
  }

  /** Returns the movements of a company, in no order. */
  Stream<CashMovement> all(CompanyId company) {
    return transactions.sees(company)
        ? movements.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<CashMovement> findForUpdate(CompanyId company, MovementId id) {
    return all(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public void add(CashMovement movement) {
    movements.put(movement.id(), movement);
  }

  @Override
  public void update(CashMovement movement) {
    movements.put(movement.id(), movement);
  }

  @Override
  public void remove(CompanyId company, MovementId id) {
    findForUpdate(company, id).ifPresent(found -> movements.remove(id));
  }

  @Override
  public List<CashMovement> of(CompanyId company, LocalDate from, LocalDate to) {
    return all(company)
        .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
        .sorted(
            Comparator.comparing(CashMovement::day)
                .thenComparing(each -> each.id().value())
                .reversed())
        .toList();
  }
}
