package ro.storno.application.company;

import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;

/** Shows one company. */
public final class GetCompany {
  /** Shows the company. */
  public Company get(Actor actor, CompanyId id) {
    throw new UnsupportedOperationException();
  }
}
