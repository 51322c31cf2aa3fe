package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageInvitations;
import ro.storno.domain.identity.InvitationId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/invitations. */
public final class InvitationRoutes {
  private static final String AREA = "Invitations";
  private static final String PATH = "/api/v1/invitations";

  private final ManageInvitations invitations;

  /**
   * Routes to the given use case.
   *
   * @param invitations not null
   */
  public InvitationRoutes(ManageInvitations invitations) {
    this.invitations = invitations;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), invite(), resend(), cancel(), offer(), accept());
  }

  private Route list() {
    return Route.get(PATH)
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "List the open invitations, newest first")
        .answers(200, InvitationsView.class, "The invitations, expired ones included")
        .handle(call -> Reply.ok(InvitationsView.of(invitations.list(call.caller(Actor.class)))));
  }

  private Route invite() {
    return Route.post(PATH)
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Invite somebody by mail")
        .note("The invitation is good for seven days and for the person of that address.")
        .limited(60, Duration.ofHours(1))
        .answers(201, InvitationView.class, "Invited; the mail is on its way")
        .refuses(402, "The plan has no place left")
        .refuses(409, "The address has an open invitation")
        .refuses(422, "Address, role or companies do not do, or a member has the address")
        .handle(
            ManageInvitations.Command.class,
            (call, body) ->
                Reply.created(
                    InvitationView.of(invitations.invite(call.caller(Actor.class), body))));
  }

  private Route resend() {
    return Route.post(PATH + "/{uuid}/resend")
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Send an invitation again")
        .note("With a new link; the earlier one is void. It expires when it did.")
        .limited(30, Duration.ofHours(1))
        .answers(204, "The mail is on its way")
        .refuses(404, "There is no such open invitation")
        .refuses(410, "It has expired")
        .handle(
            call -> {
              invitations.resend(call.caller(Actor.class), invitation(call));
              return Reply.noContent();
            });
  }

  private Route cancel() {
    return Route.delete(PATH + "/{uuid}")
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Withdraw an invitation")
        .answers(204, "Its link opens nothing any more")
        .refuses(404, "There is no such open invitation")
        .handle(
            call -> {
              invitations.cancel(call.caller(Actor.class), invitation(call));
              return Reply.noContent();
            });
  }

  private Route offer() {
    return Route.get(PATH + "/accept/{token}")
        .anyone()
        .does(AREA, "Show an invitation to whoever has its link")
        .limited(30, Duration.ofMinutes(1))
        .answers(200, OfferView.class, "The invitation")
        .refuses(404, "It is unknown, used or withdrawn")
        .refuses(410, "It has expired")
        .handle(call -> Reply.ok(OfferView.of(invitations.offer(call.pathText("token")))));
  }

  private Route accept() {
    return Route.post(PATH + "/accept/{token}")
        .inPerson()
        .does(AREA, "Accept an invitation")
        .limited(30, Duration.ofMinutes(1))
        .answers(200, AcceptedView.class, "The user is a member now")
        .refuses(404, "It is unknown, used or withdrawn")
        .refuses(409, "The user is a member already")
        .refuses(410, "It has expired")
        .refuses(422, "It was sent to another address")
        .handle(
            call ->
                Reply.ok(
                    AcceptedView.of(
                        invitations.accept(call.caller(Actor.class), call.pathText("token")))));
  }

  private static InvitationId invitation(Call call) {
    return new InvitationId(call.id("uuid"));
  }
}
