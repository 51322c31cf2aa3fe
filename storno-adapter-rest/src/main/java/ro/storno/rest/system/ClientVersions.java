package ro.storno.rest.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.system.OverrideVersions;
import ro.storno.application.system.VersionOverride;
import ro.storno.rest.openapi.Described;

/**
 * Which versions of the mobile apps may call the API.
 *
 * @param stores what each platform's store offers, by {@code ios}, {@code android}, {@code huawei}
 * @param overrides what the operator demands in the place of that, by platform
 */
public record ClientVersions(Map<String, Store> stores, Map<String, VersionOverride> overrides) {

  /**
   * What a store offers.
   *
   * @param latest latest version there, empty if none is known
   * @param min least version that may call the API, empty for any
   * @param storeUrl where to get it
   */
  public record Store(String latest, String min, String storeUrl) {}

  /**
   * What an app must do about its version.
   *
   * @param tier {@code blocking}, {@code recommended}, {@code ok} or {@code unknown}
   * @param min least version
   * @param latest latest version
   * @param storeUrl where to get it
   * @param releaseNotesUrl address of the change log, if there is one
   * @param message text for the user by language, if there is one
   */
  public record Gate(
      @Described("blocking, recommended, ok or unknown") String tier,
      String min,
      String latest,
      String storeUrl,
      @Nullable String releaseNotesUrl,
      @Nullable Map<String, String> message) {}

  /** Fills in platforms that are not configured. */
  public ClientVersions {
    Map<String, Store> all = new LinkedHashMap<>();
    for (String platform : OverrideVersions.PLATFORMS) {
      all.put(platform, stores.getOrDefault(platform, new Store("", "", "")));
    }
    stores = Map.copyOf(all);
    overrides = Map.copyOf(overrides);
  }

  /**
   * What the stores offer, and no demands.
   *
   * @param stores by platform, not null
   */
  public ClientVersions(Map<String, Store> stores) {
    this(stores, Map.of());
  }

  /**
   * The same with demands of the operator.
   *
   * @param demands by platform, not null
   * @return a changed copy, not null
   */
  public ClientVersions with(Map<String, VersionOverride> demands) {
    return new ClientVersions(stores, demands);
  }

  /**
   * No store, no least version: every client passes.
   *
   * @return not null
   */
  public static ClientVersions none() {
    return new ClientVersions(Map.of());
  }

  /**
   * What one platform's store offers.
   *
   * @param platform as the client calls itself, may be null
   * @return empty for an unknown platform
   */
  public Optional<Store> store(@Nullable String platform) {
    return Optional.ofNullable(platform)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(name -> Optional.ofNullable(stores.get(name)).map(store -> demanded(name, store)));
  }

  private Store demanded(String platform, Store store) {
    VersionOverride demand = overrides.get(platform);
    return demand == null
        ? store
        : new Store(
            Objects.requireNonNullElse(demand.latest(), store.latest()),
            Objects.requireNonNullElse(demand.min(), store.min()),
            Objects.requireNonNullElse(demand.storeUrl(), store.storeUrl()));
  }

  /**
   * Judges a client's version.
   *
   * @param platform as the client calls itself, may be null
   * @param version the client's version, null or blank if it did not say
   * @return the judgement, empty for an unknown platform
   */
  public Optional<Gate> gate(@Nullable String platform, @Nullable String version) {
    return store(platform)
        .map(
            store -> {
              VersionOverride demand =
                  overrides.get(String.valueOf(platform).toLowerCase(Locale.ROOT));
              return new Gate(
                  tier(store, version),
                  store.min(),
                  store.latest(),
                  store.storeUrl(),
                  demand == null ? null : demand.releaseNotesUrl(),
                  demand == null ? null : message(demand));
            });
  }

  /** Returns the texts of a demand by language; null if it has none. */
  static @Nullable Map<String, String> message(VersionOverride demand) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (demand.messageRo() != null) {
      texts.put("ro", demand.messageRo());
    }
    if (demand.messageEn() != null) {
      texts.put("en", demand.messageEn());
    }
    return texts.isEmpty() ? null : texts;
  }

  private static String tier(Store store, @Nullable String version) {
    if (version == null || version.isBlank()) {
      return "unknown";
    }
    if (compare(version, store.min()) < 0) {
      return "blocking";
    }
    return compare(version, store.latest()) < 0 ? "recommended" : "ok";
  }

  /** Number by number; build metadata after a plus sign does not count; an empty one is least. */
  static int compare(String left, String right) {
    List<Integer> a = numbers(left);
    List<Integer> b = numbers(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int difference = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("\\+", 2)[0].split("[.-]")) {
      String digits = part.replaceAll("\\D", "");
      numbers.add(digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits));
    }
    return numbers;
  }
}
