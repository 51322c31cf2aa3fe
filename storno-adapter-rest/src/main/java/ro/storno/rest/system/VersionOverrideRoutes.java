package ro.storno.rest.system;

import java.util.List;
import ro.storno.application.identity.Actor;
import ro.storno.application.system.OverrideVersions;
import ro.storno.application.system.VersionOverride;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes with which the operator demands versions of the apps (api-reference/system/version). */
public final class VersionOverrideRoutes {
  private static final String AREA = "Administration";
  private static final String PATH = "/api/v1/admin/version-overrides";

  private final OverrideVersions versions;
  private final ClientVersions configured;

  /**
   * Routes to the given use case.
   *
   * @param versions not null
   * @param configured what counts where nothing is demanded, not null
   */
  public VersionOverrideRoutes(OverrideVersions versions, ClientVersions configured) {
    this.versions = versions;
    this.configured = configured;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), change());
  }

  private Route list() {
    return Route.get(PATH)
        .operator()
        .does(AREA, "Show which versions of the apps are demanded")
        .answers(200, VersionOverridesView.class, "Every platform")
        .handle(
            call ->
                Reply.ok(
                    VersionOverridesView.of(configured, versions.list(call.caller(Actor.class)))));
  }

  private Route change() {
    return Route.put(PATH + "/{platform}")
        .operator()
        .does(AREA, "Demand versions of the apps of a platform")
        .note(
            "Null takes a demand back; what is not sent stays. It acts at once on this node, and"
                + " within a second on the others. This server keeps no telemetry, so it knows of"
                + " nobody whom notify could tell: apps hear of it at their next call.")
        .answers(200, VersionOverridesView.ChangedView.class, "What is demanded now")
        .refuses(404, "There is no such platform")
        .refuses(422, "A version or an address is malformed")
        .handle(
            OverrideVersions.Command.class,
            (call, body) -> {
              VersionOverride changed =
                  versions.change(
                      call.caller(Actor.class),
                      call.pathText("platform"),
                      body,
                      call.sent(OverrideVersions.Command.class));
              return Reply.ok(
                  new VersionOverridesView.ChangedView(
                      changed.platform(), 0, VersionOverridesView.OverrideView.of(changed)));
            });
  }
}
