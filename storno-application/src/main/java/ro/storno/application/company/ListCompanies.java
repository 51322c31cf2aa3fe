package ro.storno.application.company;

import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;

/** Lists the companies that an actor may see. */
public final class ListCompanies {
  /** Lists them in order of creation. */
  public List<Company> list(Actor actor) {
    throw new UnsupportedOperationException();
  }
}
