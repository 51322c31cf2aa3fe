package ro.storno.rest.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.company.Companies;
import ro.storno.application.file.FileStore;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.application.payment.Payments;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** The ports of a company's own things, in memory. */
final class MemoryTenant {
  final Map<CompanyId, Company> companies = new LinkedHashMap<>();
  final Map<BankAccountId, BankAccount> accounts = new LinkedHashMap<>();
  final Map<SeriesId, Series> series = new LinkedHashMap<>();
  final Map<VatRateId, CompanyVatRate> rates = new LinkedHashMap<>();
  final Map<ClientId, Client> clients = new LinkedHashMap<>();
  final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();

  final class AllCompanies implements Companies {
    @Override
    public List<Company> of(OrganizationId organization) {
      return companies.values().stream()
          .filter(c -> c.organization().equals(organization) && c.deletedAt() == null)
          .toList();
    }

    @Override
    public Optional<Company> find(OrganizationId organization, CompanyId id) {
      return find(id).filter(c -> c.organization().equals(organization));
    }

    @Override
    public Optional<Company> find(CompanyId id) {
      return Optional.ofNullable(companies.get(id));
    }

    @Override
    public boolean add(Company company) {
      boolean taken =
          of(company.organization()).stream()
              .anyMatch(
                  c -> java.util.Objects.equals(c.party().taxCode(), company.party().taxCode()));
      if (!taken) {
        companies.put(company.id(), company);
      }
      return !taken;
    }

    @Override
    public void update(Company company) {
      companies.put(company.id(), company);
    }
  }

  final class AllAccounts implements BankAccounts {
    @Override
    public List<BankAccount> of(CompanyId company) {
      return accounts.values().stream().filter(a -> a.company().equals(company)).toList();
    }

    @Override
    public Optional<BankAccount> find(CompanyId company, BankAccountId id) {
      return Optional.ofNullable(accounts.get(id)).filter(a -> a.company().equals(company));
    }

    @Override
    public boolean add(BankAccount account) {
      return put(account);
    }

    @Override
    public boolean update(BankAccount account) {
      return put(account);
    }

    private boolean put(BankAccount account) {
      boolean taken =
          of(account.company()).stream()
              .anyMatch(
                  a ->
                      !a.id().equals(account.id())
                          && a.iban() != null
                          && a.iban().equals(account.iban()));
      if (!taken) {
        accounts.put(account.id(), account);
      }
      return !taken;
    }

    @Override
    public void remove(CompanyId company, BankAccountId id) {
      accounts.remove(id);
    }
  }

  final class AllSeries implements SeriesBook {
    @Override
    public List<Series> of(CompanyId company, @Nullable SeriesType type) {
      return series.values().stream()
          .filter(s -> s.company().equals(company) && (type == null || s.type() == type))
          .toList();
    }

    @Override
    public Optional<Series> find(CompanyId company, SeriesId id) {
      return Optional.ofNullable(series.get(id)).filter(s -> s.company().equals(company));
    }

    @Override
    public Optional<Series> findForUpdate(CompanyId company, SeriesId id) {
      return find(company, id);
    }

    @Override
    public Optional<Series> defaultOf(CompanyId company, SeriesType type) {
      return of(company, type).stream().filter(s -> s.isDefault() && s.active()).findFirst();
    }

    @Override
    public Optional<DocumentNumber> takeNext(CompanyId company, SeriesId id) {
      Optional<Series> found = find(company, id).filter(Series::active);
      found.ifPresent(
          s ->
              series.put(
                  id,
                  new Series(
                      s.id(),
                      s.company(),
                      s.type(),
                      s.prefix(),
                      s.currentNumber() + 1,
                      s.active(),
                      s.isDefault(),
                      s.source(),
                      s.createdAt(),
                      s.updatedAt())));
      return found.map(Series::next);
    }

    @Override
    public boolean add(Series added) {
      boolean taken =
          of(added.company(), added.type()).stream()
              .anyMatch(s -> s.prefix().equals(added.prefix()));
      if (!taken) {
        series.put(added.id(), added);
      }
      return !taken;
    }

    @Override
    public void update(Series changed) {
      series.put(changed.id(), changed);
    }

    @Override
    public void remove(CompanyId company, SeriesId id) {
      series.remove(id);
    }

    @Override
    public boolean inUse(CompanyId company, SeriesId id) {
      return find(company, id).map(s -> s.currentNumber() > 0).orElse(false);
    }
  }

  final class AllRates implements VatRates {
    @Override
    public List<CompanyVatRate> of(CompanyId company) {
      return rates.values().stream()
          .filter(r -> r.company().equals(company))
          .sorted(Comparator.comparing(CompanyVatRate::position))
          .toList();
    }

    @Override
    public Optional<CompanyVatRate> find(CompanyId company, VatRateId id) {
      return Optional.ofNullable(rates.get(id)).filter(r -> r.company().equals(company));
    }

    @Override
    public void add(CompanyVatRate rate) {
      rates.put(rate.id(), rate);
    }

    @Override
    public void update(CompanyVatRate rate) {
      rates.put(rate.id(), rate);
    }

    @Override
    public void remove(CompanyId company, VatRateId id) {
      rates.remove(id);
    }
  }

  final class AllClients implements Clients {
    @Override
    public Optional<Client> find(CompanyId company, ClientId id) {
      return Optional.ofNullable(clients.get(id)).filter(c -> c.company().equals(company));
    }

    @Override
    public Optional<Client> findByTaxCode(CompanyId company, String taxCode) {
      String digits = taxCode.replaceAll("\\D", "");
      return clients.values().stream()
          .filter(c -> c.company().equals(company) && c.deletedAt() == null)
          .filter(
              c ->
                  c.party().taxCode() != null
                      && c.party().taxCode().replaceAll("\\D", "").equals(digits))
          .findFirst();
    }

    @Override
    public void add(Client client) {
      clients.put(client.id(), client);
    }

    @Override
    public void update(Client client) {
      clients.put(client.id(), client);
    }

    @Override
    public Page<Client> list(CompanyId company, Filter filter, Page.Request page) {
      List<Client> found =
          clients.values().stream()
              .filter(c -> c.company().equals(company) && c.deletedAt() == null)
              .filter(c -> filter.type() == null || c.type() == filter.type())
              .filter(
                  c ->
                      filter.search() == null
                          || c.party().name().toLowerCase().contains(filter.search().toLowerCase()))
              .sorted(Comparator.comparing(c -> c.party().name()))
              .toList();
      return page(found, page);
    }
  }

  final class AllPayments implements Payments {
    @Override
    public List<Payment> of(CompanyId company, InvoiceId invoice) {
      return payments.values().stream()
          .filter(p -> p.company().equals(company) && p.invoice().equals(invoice))
          .sorted(Comparator.comparing(Payment::paymentDate).reversed())
          .toList();
    }

    @Override
    public Optional<Payment> find(CompanyId company, InvoiceId invoice, PaymentId id) {
      return of(company, invoice).stream().filter(p -> p.id().equals(id)).findFirst();
    }

    @Override
    public void add(Payment payment) {
      payments.put(payment.id(), payment);
    }

    @Override
    public void remove(CompanyId company, InvoiceId invoice, PaymentId id) {
      payments.remove(id);
    }
  }

  final class AllFiles implements FileStore {
    @Override
    public void put(CompanyId company, String key, byte[] content) {
      files.put(company + "/" + key, content);
    }

    @Override
    public Optional<byte[]> get(CompanyId company, String key) {
      return Optional.ofNullable(files.get(company + "/" + key));
    }

    @Override
    public void delete(CompanyId company, String key) {
      files.remove(company + "/" + key);
    }
  }

  static <T> Page<T> page(List<T> all, Page.Request page) {
    int from = (int) Math.min(all.size(), page.offset());
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        new ArrayList<>(all.subList(from, to)), all.size(), page.page(), page.limit());
  }
}
