package ro.storno.application.mail;

import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Organizations;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.SenderConfiguration;

/**
 * Which server carries the mails of an organization: its own, if it has one, its plan covers it and
 * it is switched on; else that of the installation, if there is one.
 */
public final class Senders {
  private final Transactions transactions;
  private final Organizations organizations;
  private final SenderConfigurations configurations;
  private final SecretBox box;
  private final Optional<MailServer> installation;

  /**
   * Chooses from the given ports; none is null.
   *
   * @param installation its server, if there is one
   */
  public Senders(
      Transactions transactions,
      Organizations organizations,
      SenderConfigurations configurations,
      SecretBox box,
      Optional<MailServer> installation) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.configurations = configurations;
    this.box = box;
    this.installation = installation;
  }

  /**
   * A server.
   *
   * @param server not null
   * @param trust not null
   * @param verified whether a message has gone through it already, or the operator stands for it
   */
  record Chosen(MailServer server, MailCarrier.Trust trust, boolean verified) {}

  /** Returns the server of an organization, if there is any. Not in a transaction. */
  Optional<Chosen> of(OrganizationId organization) {
    Optional<SenderConfiguration> own =
        transactions.inPlatform(
            () ->
                organizations
                    .find(organization)
                    .filter(found -> Plan.of(found.plan()).ownSender())
                    .flatMap(found -> configurations.find(found.id()))
                    .filter(SenderConfiguration::enabled));
    return own.map(
            configuration ->
                new Chosen(
                    server(configuration, box),
                    MailCarrier.Trust.USER,
                    configuration.lastTestedAt() != null))
        .or(() -> installation.map(server -> new Chosen(server, MailCarrier.Trust.OPERATOR, true)));
  }

  /** Returns the server that a configuration describes, its password in the clear. */
  static MailServer server(SenderConfiguration from, SecretBox box) {
    String password = box.open(new SealedSecret(from.sealedPassword()), place(from.organization()));
    return new MailServer(
        from.host(),
        from.port(),
        from.encryption(),
        from.username() == null ? from.fromAddress().value() : from.username(),
        password,
        from.fromAddress(),
        from.fromName());
  }

  /** Where the password of an organization's server lies. */
  static String place(OrganizationId organization) {
    return "sender_configuration/" + organization + "/password";
  }
}
