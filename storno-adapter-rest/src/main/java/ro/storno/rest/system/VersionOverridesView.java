package ro.storno.rest.system;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.system.OverrideVersions;
import ro.storno.application.system.VersionOverride;

/**
 * What the operator demands of the apps.
 *
 * @param platforms every platform
 */
public record VersionOverridesView(List<PlatformView> platforms) {
  /**
   * One platform.
   *
   * @param platform its name
   * @param defaults what is configured
   * @param override what the operator demands, null for nothing
   * @param effective what counts
   */
  public record PlatformView(
      String platform,
      ClientVersions.Store defaults,
      @Nullable OverrideView override,
      ClientVersions.Gate effective) {}

  /**
   * What the operator demands of one platform.
   *
   * @param minOverride least version that may call
   * @param latestOverride latest version in the store
   * @param storeUrlOverride where to get it
   * @param releaseNotesUrlOverride what is new in it
   * @param messageOverride text for users by language
   * @param hasOverride whether anything is demanded
   */
  public record OverrideView(
      @Nullable String minOverride,
      @Nullable String latestOverride,
      @Nullable String storeUrlOverride,
      @Nullable String releaseNotesUrlOverride,
      @Nullable Map<String, String> messageOverride,
      boolean hasOverride) {
    static OverrideView of(VersionOverride override) {
      return new OverrideView(
          override.min(),
          override.latest(),
          override.storeUrl(),
          override.releaseNotesUrl(),
          ClientVersions.message(override),
          override.any());
    }
  }

  /**
   * A change.
   *
   * @param platform its platform
   * @param notified how many users were told
   * @param override what is demanded now
   */
  public record ChangedView(String platform, int notified, OverrideView override) {}

  static VersionOverridesView of(ClientVersions configured, Map<String, VersionOverride> demands) {
    ClientVersions effective = configured.with(demands);
    return new VersionOverridesView(
        OverrideVersions.PLATFORMS.stream()
            .map(
                platform -> {
                  VersionOverride demand = demands.get(platform);
                  return new PlatformView(
                      platform,
                      configured.store(platform).orElseThrow(),
                      demand == null || !demand.any() ? null : OverrideView.of(demand),
                      effective.gate(platform, null).orElseThrow());
                })
            .toList());
  }
}
