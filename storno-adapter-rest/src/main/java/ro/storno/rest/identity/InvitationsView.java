package ro.storno.rest.identity;

import java.util.List;
import ro.storno.domain.identity.Invitation;

/**
 * Open invitations.
 *
 * @param data newest first
 */
public record InvitationsView(List<InvitationView> data) {
  static InvitationsView of(List<Invitation> invitations) {
    return new InvitationsView(invitations.stream().map(InvitationView::of).toList());
  }
}
