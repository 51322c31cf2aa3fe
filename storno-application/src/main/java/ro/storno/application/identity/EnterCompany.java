package ro.storno.application.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Lets an actor into a company of its organization. */
public final class EnterCompany {
  private final CompanyDirectory companies;

  /**
   * @param companies not null
   */
  public EnterCompany(CompanyDirectory companies) {
    this.companies = companies;
  }

  /**
   * Lets the actor in. Without a header, the only company that the actor may see is meant.
   *
   * @param actor not null
   * @param company the {@code X-Company} header as sent, or null where there is none
   * @throws ApplicationException.Forbidden if the header is missing and there is a choice, or if it
   *     names no company that the actor may see; the two answers of getting-started/errors.md
   */
  public CompanyScope enter(Actor actor, @Nullable String company) {
    List<Company> visible = visible(actor);
    if (company == null || company.isBlank()) {
      if (visible.size() == 1) {
        return new CompanyScope(actor, visible.get(0));
      }
      throw new ApplicationException.Forbidden(
          "Company context required", "The X-Company header is required for this endpoint.");
    }
    String wanted = company.strip();
    return visible.stream()
        .filter(candidate -> candidate.id().toString().equalsIgnoreCase(wanted))
        .findFirst()
        .map(found -> new CompanyScope(actor, found))
        .orElseThrow(
            () ->
                new ApplicationException.Forbidden(
                    "Access denied", "You do not have access to this company."));
  }

  /**
   * Lets the actor into one company, or into all that it may see: for what pages describe for all
   * companies, and clients ask for one.
   *
   * @param company the {@code X-Company} header as sent, or null for all
   * @throws ApplicationException.Forbidden if the header names no company that the actor may see
   */
  public List<CompanyScope> enterAll(Actor actor, @Nullable String company) {
    return company == null || company.isBlank()
        ? visible(actor).stream().map(each -> new CompanyScope(actor, each)).toList()
        : List.of(enter(actor, company));
  }

  /**
   * Lets the actor into a company that a path names.
   *
   * @throws ApplicationException.NotFound if it is none that the actor may see
   */
  public CompanyScope enterNamed(Actor actor, CompanyId company) {
    return visible(actor).stream()
        .filter(candidate -> candidate.id().equals(company))
        .findFirst()
        .map(found -> new CompanyScope(actor, found))
        .orElseThrow(() -> new ApplicationException.NotFound("Company"));
  }

  private List<Company> visible(Actor actor) {
    OrganizationId organization = actor.organization();
    return organization == null
        ? List.of()
        : companies.of(organization).stream()
            .filter(candidate -> actor.maySee(candidate.id()))
            .toList();
  }
}
