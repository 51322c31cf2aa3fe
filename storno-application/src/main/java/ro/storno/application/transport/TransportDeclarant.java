package ro.storno.application.transport;

import java.util.Optional;
import ro.storno.application.company.Companies;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/** In whose name a company declares. */
final class TransportDeclarant {
  private TransportDeclarant() {}

  /** Returns the digits of the company's CIF, or empty if it has none. */
  static Optional<String> of(Companies companies, CompanyId company) {
    return companies
        .find(company)
        .map(found -> found.party().taxCode())
        .flatMap(Cif::parse)
        .map(Cif::digits);
  }
}
