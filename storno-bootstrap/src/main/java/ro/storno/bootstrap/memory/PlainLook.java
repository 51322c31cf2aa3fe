package ro.storno.bootstrap.memory;

import java.util.Optional;
import ro.storno.application.printing.PrintSettingsBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.PrintSettings;

/** The look of documents from files: the classic design as it was drawn. */
final class PlainLook implements PrintSettingsBook {
  @Override
  public Optional<PrintSettings> find(CompanyId company) {
    return Optional.of(PrintSettings.PLAIN);
  }

  @Override
  public Optional<PrintSettings> findToChange(CompanyId company) {
    return find(company);
  }

  @Override
  public void put(CompanyId company, PrintSettings settings) {
    throw new IllegalStateException("There is nowhere to keep settings");
  }
}
