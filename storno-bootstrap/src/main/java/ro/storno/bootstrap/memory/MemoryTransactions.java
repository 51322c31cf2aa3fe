package ro.storno.bootstrap.memory;

import java.util.function.Supplier;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;

/** Runs work as it is: one thread, nothing to roll back. */
final class MemoryTransactions implements Transactions {
  @Override
  public <T> T inCompany(CompanyId company, Supplier<T> work) {
    return work.get();
  }

  @Override
  public <T> T inPlatform(Supplier<T> work) {
    return work.get();
  }
}
