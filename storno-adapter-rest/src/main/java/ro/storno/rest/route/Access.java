package ro.storno.rest.route;

import java.util.Optional;
import ro.storno.domain.identity.Permission;

/**
 * Who may call a route.
 *
 * <p>The application decides; this declaration tells the HTTP layer whom to look for, and is the
 * source of the documentation and of the generated authorization test.
 */
public sealed interface Access {

  /** Needs no credentials. */
  record Anyone() implements Access {}

  /**
   * Needs a signed-in user.
   *
   * @param firstPartyOnly true if API keys and OAuth2 tokens are not accepted
   */
  record SignedIn(boolean firstPartyOnly) implements Access {}

  /**
   * Needs a member of the selected organization.
   *
   * @param permission what the member must be allowed to do, not null
   * @param firstPartyOnly true if API keys and OAuth2 tokens are not accepted
   */
  record InOrganization(Permission permission, boolean firstPartyOnly) implements Access {}

  /**
   * Needs access to the selected company.
   *
   * @param permission what the member must be allowed to do, not null
   */
  record InCompany(Permission permission) implements Access {}

  /** Needs an administrator of the installation, in person. */
  record Operator() implements Access {}

  /**
   * Whether the caller must be there in person.
   *
   * @return true if API keys and OAuth2 tokens are not accepted
   */
  default boolean inPersonOnly() {
    if (this instanceof InOrganization in) {
      return in.firstPartyOnly();
    }
    return this instanceof Operator || this instanceof SignedIn in && in.firstPartyOnly();
  }

  /**
   * The permission that is needed.
   *
   * @return empty if being signed in, or nothing at all, is enough
   */
  default Optional<Permission> neededPermission() {
    if (this instanceof InOrganization in) {
      return Optional.of(in.permission());
    }
    return this instanceof InCompany in ? Optional.of(in.permission()) : Optional.empty();
  }
}
