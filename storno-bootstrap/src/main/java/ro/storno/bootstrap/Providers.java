package ro.storno.bootstrap;

import java.time.Clock;
import java.util.List;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.invoice.AbroadWriter;
import ro.storno.application.invoice.CountryWriter;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderSealing;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.authority.choruspro.ChorusProChannel;
import ro.storno.authority.choruspro.ChorusProConnection;
import ro.storno.authority.xrechnung.XRechnungChannel;
import ro.storno.authority.xrechnung.XRechnungConnection;
import ro.storno.rest.provider.ProviderRoutes;

/**
 * The ways to the e-invoicing systems of other countries. A channel is added by one line in {@link
 * #ways}.
 */
final class Providers {
  /** Opens what companies configured. */
  final HeldProviderConfigs access;

  private final List<Way> ways;
  private final ManageProviderConfigs manage;
  private final EnterCompany enter;
  private final List<AbroadWriter> writers;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Transactions transactions,
      Repositories repositories,
      Documents documents,
      XmlWriting writing,
      PrintInvoice printInvoice,
      SecretBox box,
      EnterCompany enter,
      AuditRecorder audit,
      Ids ids,
      Clock clock,
      AbroadAdapters abroad,
      AuthorityMail mail) {}

  /**
   * A system of a country.
   *
   * @param connection how it is configured
   * @param channel how it takes documents
   */
  record Way(ProviderConnection connection, SubmissionChannel channel) {
    /** A way whose one class is both. */
    static <T extends ProviderConnection & SubmissionChannel> Way of(T both) {
      return new Way(both, both);
    }
  }

  Providers(Ports ports) {
    Repositories r = ports.repositories;
    ProviderSealing sealing = new ProviderSealing(ports.box);
    this.enter = ports.enter;
    this.access =
        new HeldProviderConfigs(ports.transactions, r.companies(), r.providerConfigs(), sealing);
    this.ways = ways(ports);
    this.writers =
        CountryWriter.all(
            new CountryWriter.Ports(
                ports.transactions,
                r.clients(),
                access,
                r.fileNumbers(),
                ports.writing,
                ports.documents.nationalWriter(),
                ports.printInvoice,
                ports.documents.hybrids(),
                ports.clock));
    this.manage =
        new ManageProviderConfigs(
            ports.transactions,
            r.providerConfigs(),
            sealing,
            ways.stream().map(Way::connection).toList(),
            ports.audit,
            ports.ids,
            ports.clock);
  }

  private List<Way> ways(Ports ports) {
    AbroadAdapters abroad = ports.abroad;
    return List.of(
        new Way(
            new ChorusProConnection(abroad.chorusPro()),
            new ChorusProChannel(abroad.chorusPro(), access, ports.clock)),
        new Way(
            new XRechnungConnection(abroad.inbox(), abroad.endpoints()),
            new XRechnungChannel(abroad.inbox(), ports.mail, access, ports.clock)));
  }

  /** The channels that submissions go through. */
  List<SubmissionChannel> channels() {
    return ways.stream().map(Way::channel).toList();
  }

  /** What the authorities take. */
  List<AbroadWriter> writers() {
    return writers;
  }

  ProviderRoutes routes() {
    return new ProviderRoutes(manage, enter);
  }
}
