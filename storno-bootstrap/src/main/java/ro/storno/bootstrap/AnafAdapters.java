package ro.storno.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import ro.storno.application.anaf.AnafAuthorizationServer;
import ro.storno.application.anaf.BuyerMessages;
import ro.storno.application.anaf.EFactura;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.transport.DeclarationXml;
import ro.storno.application.transport.ETransport;
import ro.storno.authority.authorization.AuthorizationSettings;
import ro.storno.authority.authorization.HttpAuthorizationServer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.efactura.EFacturaSettings;
import ro.storno.authority.efactura.HttpEFactura;
import ro.storno.authority.efactura.XmlBuyerMessages;
import ro.storno.authority.seal.Trust;
import ro.storno.authority.seal.XmlSealCheck;
import ro.storno.authority.transport.HttpETransport;
import ro.storno.authority.transport.XmlDeclarations;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/**
 * The ways to ANAF's protected services, as configured. They can always be made; what is not
 * configured says so when it is called.
 *
 * @param efactura not null
 * @param authorization not null
 * @param seals not null
 * @param messages not null
 * @param etransport not null
 * @param declarations not null
 */
record AnafAdapters(
    EFactura efactura,
    AnafAuthorizationServer authorization,
    SealCheck seals,
    BuyerMessages messages,
    ETransport etransport,
    DeclarationXml declarations) {

  /**
   * Makes them; nothing is called.
   *
   * @throws CommandFailure if the file of trusted certificates cannot be read, in words
   */
  static AnafAdapters of(Configuration.Anaf anaf, InstantSource clock) {
    EFacturaSettings services =
        new EFacturaSettings(
            anaf.services().orElse(null),
            EFacturaSettings.Environment.valueOf(anaf.environment().name()));
    AuthorizationSettings authorization =
        new AuthorizationSettings(
            anaf.oauth().orElse(null),
            anaf.services().orElse(null),
            anaf.clientId().orElse(null),
            anaf.clientSecret().orElse(null));
    return new AnafAdapters(
        new HttpEFactura(services, Patience.STANDARD, clock),
        new HttpAuthorizationServer(authorization, Patience.STANDARD, clock),
        new XmlSealCheck(trust("STORNO_ANAF_TRUST", anaf.trust()), clock),
        new XmlBuyerMessages(),
        new HttpETransport(services, Patience.STANDARD, clock),
        new XmlDeclarations());
  }

  /**
   * Reads the certificates that a setting names.
   *
   * @throws CommandFailure if the file cannot be read, in words
   */
  static Trust trust(String setting, Optional<Path> file) {
    if (file.isEmpty()) {
      return Trust.NOBODY;
    }
    try {
      return Trust.read(file.get());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          setting
              + ": "
              + Optional.ofNullable(e.getMessage()).orElse("the file cannot be read")
              + ".");
    }
  }
}
