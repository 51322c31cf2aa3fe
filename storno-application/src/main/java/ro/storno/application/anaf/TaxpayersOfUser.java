package ro.storno.application.anaf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Organizations;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;

/** The Romanian companies that a user may see, in all organizations, by CIF. */
public final class TaxpayersOfUser {
  private final Organizations organizations;
  private final Companies companies;

  /** Looks in the given ports; none is null. */
  public TaxpayersOfUser(Organizations organizations, Companies companies) {
    this.organizations = organizations;
    this.companies = companies;
  }

  /** Returns them in the running platform transaction; the same CIF may be in several companies. */
  Map<Cif, List<Company>> of(UserId user) {
    Map<Cif, List<Company>> found = new LinkedHashMap<>();
    organizations.membershipsOf(user).stream()
        .flatMap(
            place ->
                companies.of(place.organization()).stream()
                    .filter(company -> place.maySee(company.id())))
        .forEach(
            company ->
                cif(company)
                    .ifPresent(
                        cif ->
                            found
                                .computeIfAbsent(cif, none -> new java.util.ArrayList<>())
                                .add(company)));
    return found;
  }

  /** Returns the code under which ANAF knows a company, empty for foreign ones. */
  static Optional<Cif> cif(Company company) {
    String country = company.party().address().country();
    boolean romanian = country == null || country.equals("RO");
    return romanian
        ? Optional.ofNullable(company.party().taxCode()).flatMap(Cif::parse)
        : Optional.empty();
  }
}
