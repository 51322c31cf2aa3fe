package ro.storno.rest.identity;

import java.time.Duration;
import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.DemandSecondFactor;
import ro.storno.application.identity.ManageMembers;
import ro.storno.application.identity.TransferOwnership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/members. */
public final class MemberRoutes {
  private static final String AREA = "Members";
  private static final String PATH = "/api/v1/members";
  private static final String SECURITY = "/api/v1/organization/security";

  private final ManageMembers members;
  private final TransferOwnership ownership;
  private final DemandSecondFactor demand;

  /**
   * Routes to the given use cases.
   *
   * @param members not null
   * @param ownership not null
   * @param demand not null
   */
  public MemberRoutes(
      ManageMembers members, TransferOwnership ownership, DemandSecondFactor demand) {
    this.members = members;
    this.ownership = ownership;
    this.demand = demand;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), permissions(), update(), deactivate(), transfer(), security(), secure());
  }

  private Route list() {
    return Route.get(PATH)
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "List the members, oldest first")
        .answers(200, MembersView.class, "The members, inactive ones included")
        .handle(
            call -> {
              Actor actor = call.caller(Actor.class);
              return Reply.ok(MembersView.of(members.list(actor), actor));
            });
  }

  private Route permissions() {
    return Route.get(PATH + "/permissions-reference")
        .organization(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "List what there is to permit, and what each role may do")
        .answers(200, PermissionsView.class, "The same for every organization")
        .handle(
            call -> Reply.ok(PermissionsView.of(members.permissions(call.caller(Actor.class)))));
  }

  private Route update() {
    return Route.patch(PATH + "/{uuid}")
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Change role, access or activity of a member")
        .note("Acts within a second on everything the member is signed in with.")
        .answers(200, MemberView.class, "The member as changed")
        .refuses(404, "There is no such member")
        .refuses(422, "The role or the companies do not do")
        .handle(
            ManageMembers.Command.class,
            (call, body) -> {
              Actor actor = call.caller(Actor.class);
              return Reply.ok(
                  MemberView.of(
                      members.update(
                          actor,
                          new MembershipId(call.id("uuid")),
                          body,
                          call.sent(ManageMembers.Command.class)),
                      actor));
            });
  }

  private Route security() {
    return Route.get(SECURITY)
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Show what the organization demands of its members' accounts")
        .answers(200, OrganizationSecurityView.class, "What is demanded")
        .handle(
            call ->
                Reply.ok(new OrganizationSecurityView(demand.demanded(call.caller(Actor.class)))));
  }

  private Route secure() {
    return Route.put(SECURITY)
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Demand a second factor of every member, or no longer")
        .note(
            "Members without one, their API keys and their apps are answered 403 with the code"
                + " second_factor_demanded until they turn one on; they can sign in and do that."
                + " An administrator of the installation who is a member is no exception.")
        .params(ApiKeyRoutes.VERIFICATION)
        .answers(200, OrganizationSecurityView.class, "What is demanded now")
        .refuses(403, "The second factor has to be given again first")
        .refuses(409, "The caller has no second factor")
        .refuses(422, "Nothing is said")
        .handle(
            DemandSecondFactor.Command.class,
            (call, body) ->
                Reply.ok(
                    new OrganizationSecurityView(
                        demand.demand(
                            call.caller(Actor.class),
                            body,
                            call.param(ApiKeyRoutes.VERIFICATION).orElse(null)))));
  }

  private Route transfer() {
    return Route.post(PATH + "/{uuid}/transfer-ownership")
        .organizationInPerson(Permission.ORG_MANAGE_BILLING)
        // Whoever holds a stolen token does not guess the password here either.
        .limited(3, Duration.ofHours(1))
        .does(AREA, "Hand the organization over to a member")
        .note("The former owner stays as an administrator.")
        .params(ApiKeyRoutes.VERIFICATION)
        .answers(200, MemberView.class, "The new owner")
        .refuses(403, "The password is wrong, or the second factor has to be given first")
        .refuses(404, "There is no such member")
        .refuses(422, "The member is inactive, unconfirmed or the owner already")
        .handle(
            PasswordRequest.class,
            (call, body) -> {
              Actor actor = call.caller(Actor.class);
              return Reply.ok(
                  MemberView.of(
                      ownership.transfer(
                          actor,
                          new MembershipId(call.id("uuid")),
                          body.password(),
                          call.param(ApiKeyRoutes.VERIFICATION).orElse(null)),
                      actor));
            });
  }

  private Route deactivate() {
    return Route.delete(PATH + "/{uuid}")
        .organizationInPerson(Permission.ORG_MANAGE_MEMBERS)
        .does(AREA, "Deactivate a member")
        .answers(204, "The member has no access any more")
        .refuses(404, "There is no such member")
        .handle(
            call -> {
              members.deactivate(call.caller(Actor.class), new MembershipId(call.id("uuid")));
              return Reply.noContent();
            });
  }
}
