package ro.storno.authority.ksef;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ministry's three systems, which know nothing of one another. */
enum KsefEnvironment {
  /** Where invoices count. */
  PRODUCTION("api.ksef.mf.gov.pl"),
  /** Preproduction. */
  DEMO("api-demo.ksef.mf.gov.pl"),
  /** For trying; self-made certificates are enough. */
  TEST("api-test.ksef.mf.gov.pl");

  private final String host;

  KsefEnvironment(String host) {
    this.host = host;
  }

  String host() {
    return host;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<KsefEnvironment> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }
}
