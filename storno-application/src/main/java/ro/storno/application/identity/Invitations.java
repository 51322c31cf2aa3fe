package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.identity.Invitation;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.OrganizationId;

/** Open invitations, found by the hash of their token; used in platform transactions. */
public interface Invitations {
  /**
   * Adds an invitation.
   *
   * @param hash SHA-256 of the token, lower-case hex; not null
   * @return false if the address has an open invitation to this organization
   */
  boolean add(Invitation invitation, String hash);

  /** Finds an open invitation of an organization and locks it until the transaction ends. */
  Optional<Invitation> findForUpdate(OrganizationId organization, InvitationId id);

  /** Finds an open invitation, expired ones included. */
  Optional<Invitation> findByHash(String hash);

  /** Returns the open invitations of an organization, newest first, expired ones included. */
  List<Invitation> of(OrganizationId organization);

  /** Puts another token in the place of the old one, which opens nothing from then on. */
  void replaceToken(InvitationId id, String hash);

  /**
   * Closes an invitation, accepted or withdrawn: of any number of concurrent callers exactly one
   * gets {@code true}.
   */
  boolean close(InvitationId id, Instant now);
}
