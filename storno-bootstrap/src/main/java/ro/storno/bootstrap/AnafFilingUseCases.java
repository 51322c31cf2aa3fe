package ro.storno.bootstrap;

import java.util.List;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafChannel;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.transport.TransportChannel;

/** ANAF as a taker of documents: e-Factura and e-Transport. */
final class AnafFilingUseCases {
  /** Puts invoices on their way to e-Factura. */
  final InvoiceFiling invoices;

  /** Takes declarations of transports. */
  final TransportChannel transports;

  private final AnafChannel efactura;

  AnafFilingUseCases(Foundation base, AnafAdapters anaf, AnafAccess access, CallPlan plan) {
    Repositories r = base.repositories();
    this.efactura =
        new AnafChannel(
            base.transactions(),
            r.submissions(),
            r.sightings(),
            anaf.efactura(),
            access,
            plan,
            anaf.seals(),
            base.clock());
    this.invoices =
        new InvoiceFiling(
            r.submissions(), base.submissionQueue(), efactura, base.jobs(), base.clock());
    this.transports =
        new TransportChannel(
            base.transactions(), r.noteTransports(), anaf.etransport(), access, plan, base.clock());
  }

  List<SubmissionChannel> channels() {
    return List.of(efactura, transports);
  }
}
