package ro.storno.rest.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Versions of the server and of its clients (api-reference/system/version.md).
 *
 * @param version version of the server
 * @param web the web front end
 * @param mobile the mobile apps
 * @param platform the platform asked for, absent without one
 * @param client its versions, absent without one
 * @param gate whether the client must be updated, absent without a platform
 */
public record VersionView(
    @Described(value = "Version of the server", example = "0.1.0") String version,
    Web web,
    Mobile mobile,
    @Described("Present if a known platform was asked for")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String platform,
    @JsonInclude(JsonInclude.Include.NON_NULL) ClientVersions.@Nullable Store client,
    @JsonInclude(JsonInclude.Include.NON_NULL) ClientVersions.@Nullable Gate gate) {

  /**
   * The web front end.
   *
   * @param latest latest version
   * @param min least version that may call the API
   * @param releaseNotes address of its change log, null if none is published
   */
  public record Web(String latest, String min, @Nullable String releaseNotes) {}

  /**
   * The mobile apps by platform.
   *
   * @param ios on iOS
   * @param android on Android
   * @param huawei on Huawei
   */
  public record Mobile(
      ClientVersions.Store ios, ClientVersions.Store android, ClientVersions.Store huawei) {}
}
