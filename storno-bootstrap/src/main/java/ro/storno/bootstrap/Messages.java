package ro.storno.bootstrap;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailTemplates;
import ro.storno.application.secret.SecretBox;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.domain.mail.MailServer;
import ro.storno.messaging.mail.PebbleMailTemplates;
import ro.storno.messaging.mail.SmtpMailCarrier;

/**
 * What mails need; none is null.
 *
 * @param box seals what mails say, and passwords of mail servers
 * @param templates of account mails
 * @param carrier speaks to mail servers
 * @param server of the installation, if there is one
 * @param links in account mails
 */
record Messages(
    SecretBox box,
    MailTemplates templates,
    MailCarrier carrier,
    Optional<MailServer> server,
    AccountLinks links) {
  static Messages of(
      Configuration configuration, Adapters adapters, SecretBox box, Supplier<URI> address) {
    return new Messages(
        box,
        new PebbleMailTemplates(),
        new SmtpMailCarrier(adapters.clock(), configuration.mail().privateHosts()),
        configuration.mail().server(),
        new AccountLinks(() -> configuration.http().publicUrl().orElseGet(address)));
  }
}
