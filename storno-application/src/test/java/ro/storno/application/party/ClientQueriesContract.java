package ro.storno.application.party;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.draft;
import static ro.storno.application.Samples.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.party.ClientQueries.Turnover;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Party;

/** What every implementation of {@link ClientQueries} does. */
public abstract class ClientQueriesContract {
  private final CompanyId company = Samples.company();
  private final ClientId client = new ClientId(Samples.uuid());
  private final ClientId other = new ClientId(Samples.uuid());
  private long number;

  protected abstract Transactions transactions();

  protected abstract Invoices invoices();

  protected abstract Clients clients();

  protected abstract ClientQueries queries();

  private Invoice saved(Invoice invoice) {
    transactions().inCompany(company, () -> invoices().add(invoice, null, List.of()));
    return invoice;
  }

  private Invoice issued(Samples.Draft draft) {
    return saved(draft.build().issue(new DocumentNumber("T-", ++number), TODAY, NOW));
  }

  private Map<ClientId, Turnover> turnover(Currency currency) {
    return transactions()
        .inCompany(company, () -> queries().turnover(company, List.of(client, other), currency));
  }

  @Test
  void issued_invoices_count_and_credit_notes_take_off() {
    Invoice invoice = issued(draft(company).to(client, "C").with(line("100.00")));
    issued(draft(company).to(client, "C").with(line("50.00")));
    issued(draft(company).to(client, "C").correcting(invoice.id()).with(line("10.00").negated()));
    saved(draft(company).to(client, "C").build());
    saved(
        draft(company)
            .to(client, "C")
            .build()
            .issue(new DocumentNumber("T-", ++number), TODAY, NOW)
            .cancel("nu a mai fost", null, NOW));
    assertThat(turnover(Currency.RON))
        .containsOnlyKeys(client)
        .containsEntry(
            client,
            new Turnover(2, total(line("100.00"), line("50.00"), line("10.00").negated()), false));
  }

  private Money total(DocumentLine... lines) {
    return draft(company).with(lines).build().totals().total();
  }

  @Test
  void other_currencies_count_in_lei_at_their_own_rate_and_elsewhere_not_at_all() {
    Invoice lei = issued(draft(company).to(client, "C"));
    Invoice euros = issued(draft(company).to(client, "C").in(Currency.EUR));
    Money converted = euros.content().exchangeRate().convert(euros.totals().total());
    assertThat(turnover(Currency.RON))
        .containsEntry(client, new Turnover(2, lei.totals().total().plus(converted), true));
    assertThat(turnover(Currency.EUR))
        .containsEntry(client, new Turnover(2, euros.totals().total(), true));
  }

  @Test
  void a_rate_counts_only_in_the_currency_into_which_it_converts() {
    Invoice euros =
        issued(draft(company).to(client, "C").in(Currency.EUR).convertedInto(Currency.PLN));
    Money zloty = euros.content().exchangeRate().convert(euros.totals().total());
    assertThat(turnover(Currency.PLN)).containsEntry(client, new Turnover(1, zloty, true));
    assertThat(turnover(Currency.RON))
        .containsEntry(client, new Turnover(1, Money.zero(Currency.RON), true));
  }

  @Test
  void another_companys_invoices_do_not_count() {
    CompanyId theirs = Samples.company();
    Invoice invoice =
        draft(theirs).to(client, "C").build().issue(new DocumentNumber("T-", 1), TODAY, NOW);
    transactions().inCompany(theirs, () -> invoices().add(invoice, null, List.of()));
    assertThat(turnover(Currency.RON)).isEmpty();
  }

  @Test
  void countries_are_those_of_the_clients_that_are_there() {
    for (String country : List.of("RO", "DE", "de", "AT")) {
      add(country, null);
    }
    add("FR", NOW);
    add(null, null);
    assertThat(transactions().inCompany(company, () -> queries().countries(company)))
        .containsExactly("AT", "DE", "RO");
  }

  private void add(@Nullable String country, @Nullable Instant deletedAt) {
    Party party =
        new Party(
            "C",
            null,
            null,
            null,
            false,
            new Address(null, null, null, null, country),
            null,
            null,
            null,
            null,
            null);
    Client added =
        new Client(
            new ClientId(Samples.uuid()),
            company,
            ClientType.COMPANY,
            party,
            null,
            null,
            null,
            null,
            null,
            null,
            "manual",
            null,
            null,
            null,
            Map.of(),
            NOW,
            null,
            deletedAt);
    transactions()
        .inCompany(
            company,
            () -> {
              clients().add(added);
              return 0;
            });
  }
}
