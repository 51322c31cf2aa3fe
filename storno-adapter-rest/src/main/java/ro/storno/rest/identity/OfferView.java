package ro.storno.rest.identity;

import java.time.Instant;
import ro.storno.application.identity.ManageInvitations;

/**
 * An invitation as the invited sees it.
 *
 * @param email whom it was sent to
 * @param organizationName who invites
 * @param role what is offered, in capitals
 * @param invitedBy name of the person who invites
 * @param expiresAt when it ends
 * @param hasAccount whether the address has an account to sign in with
 */
public record OfferView(
    String email,
    String organizationName,
    String role,
    String invitedBy,
    Instant expiresAt,
    boolean hasAccount) {

  static OfferView of(ManageInvitations.Offer offer) {
    return new OfferView(
        offer.invitation().email().value(),
        offer.organization().name(),
        offer.invitation().role().name(),
        offer.inviter(),
        offer.invitation().expiresAt(),
        offer.hasAccount());
  }
}
