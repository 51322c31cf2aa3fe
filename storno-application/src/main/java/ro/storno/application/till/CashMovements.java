package ro.storno.application.till;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.MovementId;

/** Movements of cash. */
public interface CashMovements {
  /** Finds a movement and locks it until the transaction ends. */
  Optional<CashMovement> findForUpdate(CompanyId company, MovementId id);

  void add(CashMovement movement);

  void update(CashMovement movement);

  void remove(CompanyId company, MovementId id);

  /** Returns the movements of some days, newest first. */
  List<CashMovement> of(CompanyId company, LocalDate from, LocalDate to);
}
