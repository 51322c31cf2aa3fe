package ro.storno.rest.licensing;

import org.jspecify.annotations.Nullable;

/**
 * A key to validate.
 *
 * @param licenseKey 64 hexadecimal characters
 * @param instanceName what the server calls itself
 * @param instanceUrl where it stands
 */
public record ValidationRequest(
    @Nullable String licenseKey, @Nullable String instanceName, @Nullable String instanceUrl) {
  /** Shows no key. */
  @Override
  public String toString() {
    return "ValidationRequest[" + instanceName + "]";
  }
}
