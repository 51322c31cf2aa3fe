package ro.storno.rest.system;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.server.Admission;

/**
 * Turns away apps that are too old, before anything else (api-reference/system/version.md).
 *
 * <p>An app is judged when it names both its platform and its version; what it needs to update and
 * to sign in again stays open.
 */
public final class VersionGate implements Admission {
  private static final List<String> OPEN =
      List.of(
          "/api/v1/version",
          "/api/auth",
          "/api/v1/telemetry",
          "/api/v1/system/health",
          "/api/health",
          "/health/");

  private final Supplier<ClientVersions> clients;
  private final Admission next;

  /**
   * Judges apps before another admission.
   *
   * @param clients which versions may call, asked at each call of an app, not null
   * @param next asked when the app is new enough, not null
   */
  public VersionGate(Supplier<ClientVersions> clients, Admission next) {
    this.clients = clients;
    this.next = next;
  }

  @Override
  public void admit(Call call) {
    Optional<String> platform = call.header("X-Platform");
    Optional<String> version = call.header("X-App-Version");
    if (platform.isPresent() && version.isPresent() && !open(call.route().path())) {
      clients
          .get()
          .gate(platform.get(), version.get())
          .filter(gate -> gate.tier().equals("blocking"))
          .ifPresent(VersionGate::refuse);
    }
    next.admit(call);
  }

  private static boolean open(String path) {
    return OPEN.stream().anyMatch(path::startsWith);
  }

  private static void refuse(ClientVersions.Gate gate) {
    throw new Refusal(answer(gate));
  }

  private static ApiError answer(ClientVersions.Gate gate) {
    String text = "This version of the app is too old. Please update to " + gate.min() + ".";
    return ApiError.of(426, "Upgrade required", text)
        .with("type", "about:blank")
        .with("title", "Upgrade Required")
        .with("status", 426)
        .with("detail", text)
        .with("tier", gate.tier())
        .with("min", gate.min())
        .with("latest", gate.latest())
        .with("storeUrl", gate.storeUrl())
        .with("gate", gate);
  }
}
