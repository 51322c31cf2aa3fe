package ro.storno.bootstrap;

import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.company.RememberingEFacturaRegister;
import ro.storno.application.invoice.BuyerChange;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.party.BulkDeleteClients;
import ro.storno.application.party.CheckVatId;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.CreateClientFromRegistry;
import ro.storno.application.party.DeleteClient;
import ro.storno.application.party.GetClient;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.RememberingVies;
import ro.storno.application.party.UpdateClient;
import ro.storno.application.party.ValidateClientVatId;
import ro.storno.application.party.Vies;
import ro.storno.rest.party.ClientRoutes;

/** Clients, and the registers that tell about them. */
final class ClientUseCases {
  /** Asks VIES about the VAT ids of clients; also the handler of the job in which it does. */
  final ValidateClientVatId validateVatId;

  private final Foundation base;
  private final PublicServices services;
  private final Vies vies;

  ClientUseCases(Foundation base, PublicServices services) {
    this.base = base;
    this.services = services;
    Repositories r = base.repositories();
    this.vies =
        new RememberingVies(services.vies(), base.transactions(), r.keptAnswers(), base.clock());
    this.validateVatId =
        new ValidateClientVatId(base.transactions(), r.clients(), vies, base.jobs(), base.clock());
  }

  /**
   * @param registry where the particulars of taxpayers come from
   * @param filing files invoices of clients that changed
   */
  ClientRoutes routes(CompanyRegistry registry, InvoiceFiling filing) {
    Repositories r = base.repositories();
    DeleteClient deleteClient = new DeleteClient(base.transactions(), r.clients(), base.clock());
    BuyerChange buyerChange =
        new BuyerChange(
            r.invoices(),
            r.invoiceQueries(),
            r.invoiceFiles(),
            base.jobs(),
            filing,
            base.ids(),
            base.clock());
    return new ClientRoutes(
        new ClientRoutes.UseCases(
            list(),
            create(vies),
            new GetClient(
                base.transactions(), r.clients(), r.invoiceQueries(), r.preceding(), base.clock()),
            new UpdateClient(
                base.validator(),
                base.transactions(),
                r.clients(),
                vies,
                buyerChange,
                base.jobs(),
                base.clock()),
            deleteClient,
            new BulkDeleteClients(deleteClient),
            new CreateClientFromRegistry(
                base.transactions(), r.clients(), registry, base.ids(), base.clock()),
            new LookUpTaxpayer(
                registry,
                new RememberingEFacturaRegister(
                    services.eFactura(), base.transactions(), r.keptAnswers(), base.clock())),
            new CheckVatId(vies, base.clock())));
  }

  /**
   * @param register what is asked about their VAT ids
   */
  CreateClient create(Vies register) {
    return new CreateClient(
        base.validator(),
        base.transactions(),
        base.repositories().clients(),
        register,
        base.jobs(),
        base.ids(),
        base.clock());
  }

  ListClients list() {
    Repositories r = base.repositories();
    return new ListClients(base.transactions(), r.clients(), r.clientQueries());
  }
}
