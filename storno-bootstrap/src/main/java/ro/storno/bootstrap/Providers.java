package ro.storno.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.inbox.ReceiveDocument;
import ro.storno.application.invoice.AbroadWriter;
import ro.storno.application.invoice.CountryWriter;
import ro.storno.application.invoice.KsefOffline;
import ro.storno.application.invoice.OfflineIssuing;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.job.JobQueue;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.ProviderConnection;
import ro.storno.application.provider.ProviderSealing;
import ro.storno.application.provider.TakeProviderNotice;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.authority.call.Patience;
import ro.storno.authority.choruspro.ChorusProChannel;
import ro.storno.authority.choruspro.ChorusProConnection;
import ro.storno.authority.ksef.Ksef;
import ro.storno.authority.ksef.KsefChannel;
import ro.storno.authority.ksef.KsefConnection;
import ro.storno.authority.ksef.KsefInbox;
import ro.storno.authority.ksef.KsefOfflineCertificate;
import ro.storno.authority.ksef.KsefSettings;
import ro.storno.authority.sdi.SdiChannel;
import ro.storno.authority.sdi.SdiConnection;
import ro.storno.authority.sdi.SdiInbox;
import ro.storno.authority.sdi.SdiPushes;
import ro.storno.authority.xrechnung.XRechnungChannel;
import ro.storno.authority.xrechnung.XRechnungConnection;
import ro.storno.rest.provider.NoticeRoutes;
import ro.storno.rest.provider.ProviderRoutes;

/**
 * The ways to the e-invoicing systems of other countries. A channel is added by one line in {@link
 * #ways}.
 */
final class Providers {
  /** Opens what companies configured. */
  final HeldProviderConfigs access;

  private final List<Way> ways;
  private final List<InboundSource> sources;
  private final ManageProviderConfigs manage;
  private final EnterCompany enter;
  private final TakeProviderNotice notices;
  private final List<AbroadWriter> writers;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Transactions transactions,
      Repositories repositories,
      Documents documents,
      XmlWriting writing,
      PrintInvoice printInvoice,
      SecretBox box,
      JobQueue jobs,
      FileStore files,
      EnterCompany enter,
      AuditRecorder audit,
      Ids ids,
      Clock clock,
      AbroadAdapters abroad,
      AuthorityMail mail,
      KsefSettings ksef) {}

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
    Ksef ksef = new Ksef(ports.ksef, Patience.STANDARD, access, ports.clock, new SecureRandom());
    this.ways = ways(ports, ksef);
    this.sources =
        List.of(
            new KsefInbox(ksef, ports.clock),
            new SdiInbox(ports.abroad.endpoints(), Patience.STANDARD, access, ports.clock));
    this.notices =
        new TakeProviderNotice(
            ports.transactions,
            access,
            r.providerNotices(),
            new SdiPushes(),
            r.submissions(),
            new SubmissionQueue(r.submissions(), ports.jobs, ports.ids, ports.clock),
            ports.files,
            new ReceiveDocument(
                ports.transactions,
                r.inboundDocuments(),
                ports.files,
                ports.jobs,
                ports.ids,
                ports.clock),
            ports.ids,
            ports.clock);
    this.writers =
        CountryWriter.all(
            new CountryWriter.Ports(
                ports.transactions,
                r.clients(),
                r.submissions(),
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
            r.submissions(),
            sealing,
            ways.stream().map(Way::connection).toList(),
            ports.audit,
            ports.ids,
            ports.clock);
  }

  private List<Way> ways(Ports ports, Ksef ksef) {
    AbroadAdapters abroad = ports.abroad;
    return List.of(
        new Way(new KsefConnection(ksef), new KsefChannel(ksef, ports.clock)),
        new Way(
            new ChorusProConnection(abroad.chorusPro()),
            new ChorusProChannel(abroad.chorusPro(), access, ports.clock)),
        new Way(
            new XRechnungConnection(abroad.inbox(), abroad.endpoints()),
            new XRechnungChannel(abroad.inbox(), ports.mail, access, ports.clock)),
        new Way(
            new SdiConnection(abroad.endpoints(), Patience.STANDARD, ports.clock),
            new SdiChannel(
                abroad.sdi(),
                abroad.endpoints(),
                Patience.STANDARD,
                access,
                ports.transactions,
                ports.repositories.providerNotices(),
                ports.clock)));
  }

  /** How invoices are issued while an authority cannot be reached. */
  List<OfflineIssuing> offline() {
    return List.of(new KsefOffline(new KsefOfflineCertificate()));
  }

  /** The authorities that are asked for what others issued. */
  List<InboundSource> sources() {
    return sources;
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
    return new ProviderRoutes(manage, enter, new NoticeRoutes(notices));
  }
}
