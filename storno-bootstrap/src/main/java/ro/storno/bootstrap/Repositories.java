package ro.storno.bootstrap;

import ro.storno.application.company.BankAccounts;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.ApiKeys;
import ro.storno.application.identity.MfaChallenges;
import ro.storno.application.identity.OneTimeTokens;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.application.identity.SecondFactors;
import ro.storno.application.identity.Users;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.mail.Outbox;
import ro.storno.application.mail.SenderConfigurations;
import ro.storno.application.notification.NotificationBook;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.application.payment.Payments;
import ro.storno.application.tax.VatRates;
import ro.storno.persistence.company.JdbiBankAccounts;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.identity.JdbiApiKeys;
import ro.storno.persistence.identity.JdbiMfaChallenges;
import ro.storno.persistence.identity.JdbiOneTimeTokens;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.identity.JdbiRefreshTokens;
import ro.storno.persistence.identity.JdbiSecondFactors;
import ro.storno.persistence.identity.JdbiUsers;
import ro.storno.persistence.invoice.JdbiInvoiceFiles;
import ro.storno.persistence.invoice.JdbiInvoiceQueries;
import ro.storno.persistence.invoice.JdbiInvoices;
import ro.storno.persistence.mail.JdbiOutbox;
import ro.storno.persistence.mail.JdbiSenderConfigurations;
import ro.storno.persistence.notification.JdbiNotificationBook;
import ro.storno.persistence.numbering.JdbiSeriesBook;
import ro.storno.persistence.party.JdbiClients;
import ro.storno.persistence.payment.JdbiPayments;
import ro.storno.persistence.tax.JdbiVatRates;

/** The repositories on one database; none is null. */
record Repositories(
    Users users,
    Organizations organizations,
    RefreshTokens refreshTokens,
    Companies companies,
    BankAccounts bankAccounts,
    VatRates vatRates,
    SeriesBook seriesBook,
    Clients clients,
    Invoices invoices,
    InvoiceQueries invoiceQueries,
    InvoiceFiles invoiceFiles,
    Payments payments,
    NotificationBook notifications,
    Outbox outbox,
    SenderConfigurations senders,
    OneTimeTokens oneTimeTokens,
    SecondFactors secondFactors,
    MfaChallenges mfaChallenges,
    ApiKeys apiKeys) {
  static Repositories on(JdbiTransactions transactions) {
    return new Repositories(
        new JdbiUsers(transactions),
        new JdbiOrganizations(transactions),
        new JdbiRefreshTokens(transactions),
        new JdbiCompanies(transactions),
        new JdbiBankAccounts(transactions),
        new JdbiVatRates(transactions),
        new JdbiSeriesBook(transactions),
        new JdbiClients(transactions),
        new JdbiInvoices(transactions),
        new JdbiInvoiceQueries(transactions),
        new JdbiInvoiceFiles(transactions),
        new JdbiPayments(transactions),
        new JdbiNotificationBook(transactions),
        new JdbiOutbox(transactions),
        new JdbiSenderConfigurations(transactions),
        new JdbiOneTimeTokens(transactions),
        new JdbiSecondFactors(transactions),
        new JdbiMfaChallenges(transactions),
        new JdbiApiKeys(transactions));
  }
}
