package ro.storno.rest.licensing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import ro.storno.application.identity.Actor;
import ro.storno.application.licensing.ManageLicenceKeys;
import ro.storno.application.licensing.ValidateLicence;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.licensing.LicenceKeyId;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/licensing. */
public final class LicenceRoutes {
  private static final String AREA = "Licensing";
  private static final String PATH = "/api/v1/licensing";
  private static final int VALIDATIONS_AN_HOUR = 10;

  private final ManageLicenceKeys keys;
  private final ValidateLicence validation;
  private final Supplier<URI> address;

  /**
   * Routes to the given use cases.
   *
   * @param keys not null
   * @param validation not null
   * @param address under which users reach this server, not null
   */
  public LicenceRoutes(ManageLicenceKeys keys, ValidateLicence validation, Supplier<URI> address) {
    this.keys = keys;
    this.validation = validation;
    this.address = address;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), revoke(), validate());
  }

  private Route list() {
    return Route.get(PATH + "/keys")
        .organizationInPerson(Permission.ORG_MANAGE_BILLING)
        .does(AREA, "List the organization's licence keys, newest first")
        .answers(200, LicenceKeyView.All.class, "The keys, revoked ones included")
        .refuses(404, "The user belongs to no organization")
        .handle(
            call ->
                Reply.ok(
                    new LicenceKeyView.All(
                        keys.list(call.caller(Actor.class)).stream()
                            .map(LicenceKeyView::of)
                            .toList())));
  }

  private Route create() {
    return Route.post(PATH + "/keys")
        .organizationInPerson(Permission.ORG_MANAGE_BILLING)
        .does(AREA, "Make a licence key for a self-hosted server")
        .note("The key is shown in full this once. It carries the organization's plan.")
        .answers(201, LicenceKeyView.Made.class, "The key in full")
        .refuses(404, "The user belongs to no organization")
        .handle(
            ManageLicenceKeys.Command.class,
            (call, body) -> {
              ManageLicenceKeys.Made made = keys.create(call.caller(Actor.class), body);
              return Reply.created(
                  new LicenceKeyView.Made(
                      made.key().id().value(),
                      made.secret(),
                      made.key().instanceName(),
                      made.key().active(),
                      made.key().createdAt()));
            });
  }

  /** What became of a key. */
  record RevokedView(String status) {}

  private Route revoke() {
    return Route.delete(PATH + "/keys/{uuid}")
        .organizationInPerson(Permission.ORG_MANAGE_BILLING)
        .does(AREA, "Revoke a licence key for ever")
        .answers(200, RevokedView.class, "It is valid no more")
        .refuses(404, "There is no such key")
        .handle(
            call -> {
              keys.revoke(call.caller(Actor.class), new LicenceKeyId(call.id("uuid")));
              return Reply.ok(new RevokedView("revoked"));
            });
  }

  private Route validate() {
    return Route.post(PATH + "/validate")
        .anyone()
        .limited(VALIDATIONS_AN_HOUR, Duration.ofHours(1))
        .does(AREA, "Tell a self-hosted server what its licence key is good for")
        .note("The key is the credential. Ten calls an hour from one address.")
        .answers(200, EntitlementView.class, "The plan and what it covers")
        .refuses(401, "There is no such key, or it was revoked")
        .refuses(403, "The organization is suspended, or its subscription has run out")
        .handle(
            ValidationRequest.class,
            (call, body) -> {
              String key = body.licenseKey();
              if (key == null || key.isBlank()) {
                throw new Refusal(
                    ApiError.of(
                        400, "licenseKey is required", "Give the licence key as licenseKey."));
              }
              ValidateLicence.Entitlement found =
                  validation
                      .validate(key.strip(), body.instanceName(), body.instanceUrl())
                      .orElseThrow(() -> invalid(401, "Invalid or revoked license key"));
              if (!found.inForce()) {
                throw invalid(403, "Organization is inactive");
              }
              return Reply.ok(EntitlementView.of(found, address.get()));
            });
  }

  private static Refusal invalid(int status, String error) {
    return new Refusal(
        ApiError.of(status, error, "Ask the owner of the licence key.").with("valid", false));
  }
}
