package ro.storno.application.company;

import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;

/** Keeps the logo of a company: PNG or JPEG. */
public final class ManageCompanyLogo {
  /** Stores or replaces the logo. */
  public Company upload(Actor actor, CompanyId id, byte[] content) {
    throw new UnsupportedOperationException();
  }

  /** Returns the logo. */
  public Image get(Actor actor, CompanyId id) {
    throw new UnsupportedOperationException();
  }

  /** Removes the logo, if there is one. */
  public Company delete(Actor actor, CompanyId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * A stored logo.
   *
   * @param mediaType {@code image/png} or {@code image/jpeg}; not null
   * @param content the bytes; not null
   */
  public record Image(String mediaType, byte[] content) {}
}
