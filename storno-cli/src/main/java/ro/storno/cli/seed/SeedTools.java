package ro.storno.cli.seed;

import java.time.InstantSource;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.identity.CreateUser;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.application.invoice.CancelInvoice;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.Receipts;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.tax.ManageVatRates;

/**
 * The use cases and ports that loading a seed works with.
 *
 * @param transactions not null
 * @param ids not null
 * @param clock not null
 * @param users finds accounts that exist; not null
 * @param organizations finds and adds organizations and memberships; not null
 * @param invoices finds what an earlier run made; not null
 * @param createUser not null
 * @param enterCompany not null
 * @param listCompanies not null
 * @param createCompany one that asks no registry, so that the file decides; not null
 * @param updateCompany not null
 * @param vatRates not null
 * @param bankAccounts not null
 * @param series not null
 * @param createClient not null
 * @param listClients not null
 * @param createInvoice not null
 * @param getInvoice not null
 * @param issueInvoice not null
 * @param cancelInvoice not null
 * @param recordPayment not null
 * @param catalogue not null
 * @param papers not null
 */
public record SeedTools(
    Transactions transactions,
    Ids ids,
    InstantSource clock,
    Users users,
    Organizations organizations,
    Invoices invoices,
    CreateUser createUser,
    EnterCompany enterCompany,
    ListCompanies listCompanies,
    CreateCompany createCompany,
    UpdateCompany updateCompany,
    ManageVatRates vatRates,
    ManageBankAccounts bankAccounts,
    ManageSeries series,
    CreateClient createClient,
    ListClients listClients,
    CreateInvoice createInvoice,
    GetInvoice getInvoice,
    IssueInvoice issueInvoice,
    CancelInvoice cancelInvoice,
    RecordPayment recordPayment,
    Catalogue catalogue,
    Papers papers) {

  /** The use cases behind what a company sells and whom it buys from; none is null. */
  public record Catalogue(
      ManageProductCategories categories,
      ManageProducts products,
      ReadProducts readProducts,
      ManageSuppliers suppliers,
      ReadSuppliers readSuppliers) {}

  /**
   * The use cases behind what a company writes beside invoices; none is null.
   *
   * @param receipts finds what an earlier run made
   */
  public record Papers(
      DraftPreceding draft,
      ReadPreceding read,
      AdvancePreceding advance,
      Receipts receipts,
      DraftReceipt draftReceipt,
      AdvanceReceipt advanceReceipt,
      ManageRecurring recurring,
      ReadRecurring readRecurring) {}
}
