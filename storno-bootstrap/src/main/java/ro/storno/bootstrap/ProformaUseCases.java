package ro.storno.bootstrap;

import ro.storno.application.invoice.Printing;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.transport.CheckTransport;
import ro.storno.application.transport.DeclareTransport;
import ro.storno.application.transport.TransportChannel;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.rest.preceding.DeliveryNoteRoutes;
import ro.storno.rest.preceding.PrecedingUseCases;
import ro.storno.rest.preceding.ProformaRoutes;

/** Documents that precede invoices, proformas and delivery notes, and the transports of these. */
final class ProformaUseCases {
  /** Prints them. */
  final PrintPreceding print;

  /** What their routes, receipts and seed files do with them. */
  final PrecedingUseCases all;

  ProformaUseCases(
      Foundation base,
      InvoiceUseCases invoices,
      ExchangeRates rates,
      Printing printing,
      TransportChannel transports) {
    Repositories r = base.repositories();
    this.print =
        new PrintPreceding(
            base.transactions(),
            r.preceding(),
            r.companies(),
            r.bankAccounts(),
            printing,
            base.clock());
    DraftPreceding drafts =
        new DraftPreceding(
            base.validator(),
            base.transactions(),
            r.preceding(),
            r.seriesBook(),
            invoices.drafting,
            new TransportDrafting(base.validator(), r.noteTransports(), base.clock()),
            base.ids(),
            base.clock());
    this.all =
        new PrecedingUseCases(
            drafts,
            new ReadPreceding(
                base.transactions(),
                r.preceding(),
                r.seriesBook(),
                r.vatRates(),
                r.noteTransports()),
            new AdvancePreceding(base.transactions(), r.preceding(), r.seriesBook(), base.clock()),
            new ConvertPreceding(
                base.transactions(),
                r.preceding(),
                r.invoices(),
                r.clients(),
                r.seriesBook(),
                invoices.details,
                rates,
                base.ids(),
                base.clock()),
            new CopyPreceding(
                base.transactions(),
                r.preceding(),
                r.clients(),
                drafts,
                rates,
                base.ids(),
                base.clock()),
            print,
            new CheckTransport(
                base.transactions(),
                r.companies(),
                r.preceding(),
                r.noteTransports(),
                base.clock()),
            new DeclareTransport(
                base.validator(),
                base.transactions(),
                r.companies(),
                r.preceding(),
                r.noteTransports(),
                base.submissionQueue(),
                transports,
                base.ids(),
                base.clock()));
  }

  ProformaRoutes proformaRoutes() {
    return new ProformaRoutes(all);
  }

  DeliveryNoteRoutes deliveryNoteRoutes() {
    return new DeliveryNoteRoutes(all);
  }
}
