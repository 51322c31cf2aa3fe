package ro.storno.application.system;

import org.jspecify.annotations.Nullable;

/**
 * What the operator demands of an app, in the place of what is configured
 * (api-reference/system/version.md).
 *
 * @param platform {@code ios}, {@code android} or {@code huawei}; not null
 * @param min least version that may call, or null
 * @param latest latest version in the store, or null
 * @param storeUrl where to get it, or null
 * @param releaseNotesUrl what is new in it, or null
 * @param messageRo text for users in Romanian, or null
 * @param messageEn text for users in English, or null
 */
public record VersionOverride(
    String platform,
    @Nullable String min,
    @Nullable String latest,
    @Nullable String storeUrl,
    @Nullable String releaseNotesUrl,
    @Nullable String messageRo,
    @Nullable String messageEn) {
  /** Returns one that demands nothing. */
  static VersionOverride none(String platform) {
    return new VersionOverride(platform, null, null, null, null, null, null);
  }

  /** Returns whether it demands anything. */
  public boolean any() {
    return !equals(none(platform));
  }
}
