package ro.storno.application.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.submission.Channel;

/** The systems that invoices can be submitted to (spec concepts/einvoice-integration.md). */
public enum Provider {
  ANAF(Channel.ANAF, "RO", "UBL 2.1 (CIUS-RO)", "ANAF e-Factura"),
  XRECHNUNG(Channel.XRECHNUNG, "DE", "UBL 2.1 (XRechnung 3.0)", "XRechnung"),
  SDI(Channel.SDI, "IT", "FatturaPA 1.2.3", "Sistema di Interscambio"),
  KSEF(Channel.KSEF, "PL", "FA(3)", "Krajowy System e-Faktur"),
  FACTURX(Channel.FACTURX, "FR", "Factur-X EN 16931 in PDF/A-3", "Chorus Pro");

  private final Channel channel;
  private final String country;
  private final String format;
  private final String title;

  Provider(Channel channel, String country, String format, String title) {
    this.channel = channel;
    this.country = country;
    this.format = format;
    this.title = title;
  }

  /** Returns the channel that leads to it. */
  public Channel channel() {
    return channel;
  }

  /** Returns its country (ISO 3166-1 alpha-2). */
  public String country() {
    return country;
  }

  /** Returns what it takes, for people. */
  public String format() {
    return format;
  }

  /** Returns its name, for people. */
  public String title() {
    return title;
  }

  /** Returns the name on the wire, such as {@code sdi}. */
  public String wireName() {
    return channel.wireName();
  }

  /** Returns the provider with a name on the wire, if there is one. */
  public static Optional<Provider> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /** Returns the names on the wire, in order. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Provider::wireName).toList();
  }

  /** Returns those that are configured by fields: all but ANAF, which has its tokens. */
  public static List<Provider> configured() {
    return Arrays.stream(values()).filter(each -> each.channel.foreign()).toList();
  }
}
