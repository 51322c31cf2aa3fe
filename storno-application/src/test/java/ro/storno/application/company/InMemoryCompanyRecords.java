package ro.storno.application.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/** What a company has, as a test says; notes what becomes of it. */
public final class InMemoryCompanyRecords implements CompanyRecords {
  public final List<String> log = new ArrayList<>();
  public boolean underWay;
  public @Nullable LocalDate oldest;
  public List<String> files = List.of();
  public boolean failing;
  private final InMemoryCompanies companies;

  public InMemoryCompanyRecords(InMemoryCompanies companies) {
    this.companies = companies;
  }

  @Override
  public boolean filingUnderWay(CompanyId company) {
    return underWay;
  }

  @Override
  public Optional<LocalDate> oldestHeld(CompanyId company, LocalDate heldFrom) {
    return Optional.ofNullable(oldest).filter(day -> !day.isBefore(heldFrom));
  }

  @Override
  public List<String> filesToRelease(CompanyId company, LocalDate heldFrom) {
    return files;
  }

  @Override
  public void release(CompanyId company, LocalDate heldFrom) {
    log.add("released before " + heldFrom);
  }

  @Override
  public void erase(CompanyId company) {
    if (failing) {
      throw new IllegalStateException("rows of the company are left");
    }
    log.add("erased");
    companies.erase(company);
  }
}
