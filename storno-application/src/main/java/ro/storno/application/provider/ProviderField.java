package ro.storno.application.provider;

import java.util.Objects;

/**
 * One field of a provider's configuration (spec concepts/einvoice-integration.md, "Provider
 * Credential Requirements").
 *
 * @param name wire name, such as {@code clientSecret}; not null
 * @param secret whether it is only ever shown masked
 * @param meaning what goes in, for people; not null
 */
public record ProviderField(String name, boolean secret, String meaning) {
  /** Checks that nothing is missing. */
  public ProviderField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** Returns a field that may be shown. */
  public static ProviderField open(String name, String meaning) {
    return new ProviderField(name, false, meaning);
  }

  /** Returns a field that is only ever shown masked. */
  public static ProviderField secret(String name, String meaning) {
    return new ProviderField(name, true, meaning);
  }
}
