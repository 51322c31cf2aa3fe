package ro.storno.application.provider;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ro.storno.application.FlatJson;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * Seals the fields of a configuration for its row, and opens them again. All of them are sealed,
 * not only the secret ones: which of them are secret may change with the next version.
 */
public final class ProviderSealing {
  private final SecretBox box;

  /** Seals with the given box; not null. */
  public ProviderSealing(SecretBox box) {
    this.box = box;
  }

  SealedSecret seal(CompanyId company, Channel channel, Map<String, String> fields) {
    return box.seal(FlatJson.write(new TreeMap<>(fields)), place(company, channel));
  }

  /**
   * Opens the fields.
   *
   * @throws ro.storno.application.secret.UnreadableSecretException if the key is not here
   */
  Map<String, String> open(ProviderConfig config) {
    return FlatJson.read(box.open(config.fields(), place(config.company(), config.channel())));
  }

  /** Seals with the present key what an older one sealed; empty if nothing is to be done. */
  Optional<ProviderConfig> resealed(ProviderConfig config) {
    return box.current(config.fields())
        ? Optional.empty()
        : Optional.of(config.sealedAnew(seal(config.company(), config.channel(), open(config))));
  }

  private static String place(CompanyId company, Channel channel) {
    return "provider_config/" + company + "/" + channel.wireName() + "/fields";
  }
}
