package ro.storno.application.identity;

import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** All that is stored about a person outside of the account; used in platform transactions. */
public interface PersonalRecords {
  /**
   * Returns everything about a person, the account included and secrets left out, as a JSON object.
   *
   * @param email address of the account; not null
   */
  String export(UserId user, String email);

  /**
   * Removes everything that hangs on an account: sessions, keys, factors, authorizations,
   * notifications, mails and open invitations. The account itself stays, and so does what the audit
   * trail and documents say by its id.
   *
   * @param email address of the account; not null
   */
  void forget(UserId user, String email);

  /**
   * Removes everything that hangs on an organization that ends: its name, places in it and offers
   * of places, its mail server, keys, apps and licences. Only a nameless row stays, on which hang
   * its companies as long as the law holds documents of theirs.
   */
  void forget(OrganizationId organization);
}
