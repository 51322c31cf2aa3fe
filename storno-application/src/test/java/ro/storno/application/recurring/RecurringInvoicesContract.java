package ro.storno.application.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.recurring.AutoEmail;
import ro.storno.domain.recurring.DueDateRule;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.PriceRule;
import ro.storno.domain.recurring.Pricing;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;
import ro.storno.domain.recurring.Schedule;
import ro.storno.domain.tax.VatRateId;

/** What every implementation of {@link RecurringInvoices} and {@link DueRecurring} does. */
public abstract class RecurringInvoicesContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract RecurringInvoices recurring();

  protected abstract DueRecurring due();

  protected abstract Invoices invoices();

  /** Makes the company known to the platform. */
  protected abstract void found(CompanyId company);

  @BeforeEach
  void found() {
    found(company);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private RecurringInvoice sample(String reference, Frequency frequency, boolean active) {
    return new RecurringInvoice(
        new RecurringId(Samples.uuid()),
        company,
        0,
        reference,
        active,
        new RecurringTemplate(
            new ClientId(Samples.uuid()),
            new SeriesId(Samples.uuid()),
            DocumentType.INVOICE,
            "380",
            "standard",
            Currency.of("EUR"),
            "Găzduire {{month}}",
            "30 de zile",
            new AutoEmail(true, LocalTime.of(8, 30), 2),
            new LatePenalty(Percentage.of("0.05"), 5),
            true,
            List.of(
                new RecurringLine(
                    Samples.line("12.34"),
                    new VatRateId(Samples.uuid()),
                    new Pricing(PriceRule.MARKUP, Currency.of("USD"), Percentage.of("2.5"))),
                new RecurringLine(Samples.line("5"), null, Pricing.FIXED))),
        new Schedule(frequency, 7, frequency == Frequency.ANNUAL ? 2 : null),
        TODAY,
        TODAY.plusYears(1),
        new DueDateRule(DueDateRule.Type.FIXED, 15),
        null,
        null,
        null,
        NOW,
        NOW);
  }

  private RecurringInvoice added(
      String reference, Frequency frequency, boolean active, @Nullable Instant dueAt) {
    RecurringInvoice made = sample(reference, frequency, active);
    run(() -> recurring().add(made, dueAt));
    return made;
  }

  private RecurringInvoice stored(RecurringInvoice recurring) {
    return in(() -> recurring().find(company, recurring.id())).orElseThrow();
  }

  private Invoice invoice() {
    Invoice invoice = Samples.draft(company).build();
    run(() -> invoices().add(invoice, null, List.of()));
    return invoice;
  }

  @Test
  void every_field_comes_back() {
    RecurringInvoice made = added("Ț 1", Frequency.ANNUAL, true, NOW);
    assertThat(stored(made)).isEqualTo(made);
    RecurringInvoice changed =
        made.issued(new InvoiceId(Samples.uuid()), NOW.plusSeconds(1))
            .failed("why", NOW.plusSeconds(2), NOW.plusSeconds(3));
    run(() -> recurring().update(changed, null));
    assertThat(stored(made))
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(changed);
    assertThat(in(() -> recurring().findForUpdate(company, made.id()))).contains(stored(made));
  }

  @Test
  void second_saver_of_the_same_version_is_refused() {
    RecurringInvoice made = added("Race", Frequency.MONTHLY, true, NOW);
    run(() -> recurring().update(made.activate(false, NOW), null));
    assertThatThrownBy(() -> run(() -> recurring().update(made.activate(true, NOW), NOW)))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(stored(made).active()).isFalse();
  }

  @Test
  void list_is_newest_first_and_filtered_by_words_state_and_frequency() {
    RecurringInvoice first = added("Chirie", Frequency.MONTHLY, true, NOW);
    RecurringInvoice second = added("Țesături", Frequency.WEEKLY, false, null);
    assertThat(listed(RecurringInvoices.Filter.ANY)).containsExactly(second.id(), first.id());
    assertThat(listed(new RecurringInvoices.Filter("chir", null, null)))
        .containsExactly(first.id());
    assertThat(listed(new RecurringInvoices.Filter("GĂZDUIRE", null, null))).hasSize(2);
    assertThat(listed(new RecurringInvoices.Filter(null, false, null)))
        .containsExactly(second.id());
    assertThat(listed(new RecurringInvoices.Filter(null, true, Frequency.WEEKLY))).isEmpty();
    assertThat(listed(new RecurringInvoices.Filter(null, null, Frequency.WEEKLY)))
        .containsExactly(second.id());
    Page<RecurringInvoice> page =
        in(() -> recurring().list(company, RecurringInvoices.Filter.ANY, new Page.Request(2, 1)));
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.data()).extracting(RecurringInvoice::id).containsExactly(first.id());
  }

  private List<RecurringId> listed(RecurringInvoices.Filter filter) {
    return in(() -> recurring().list(company, filter, new Page.Request(1, 10))).data().stream()
        .map(RecurringInvoice::id)
        .toList();
  }

  @Test
  void occurrence_takes_one_invoice_and_out_of_turn_there_are_any() {
    RecurringInvoice made = added("Once", Frequency.MONTHLY, true, NOW);
    InvoiceId one = invoice().id();
    InvoiceId other = invoice().id();
    assertThat(noted(made, one, true)).isTrue();
    assertThat(noted(made, other, true)).isFalse();
    assertThat(noted(made, other, false)).isTrue();
    assertThat(noted(made, invoice().id(), false)).isTrue();
    assertThat(in(() -> recurring().isIssued(company, made.id(), TODAY))).isTrue();
    assertThat(in(() -> recurring().isIssued(company, made.id(), TODAY.plusDays(1)))).isFalse();
    assertThat(in(() -> recurring().originOf(company, one))).contains(made.id());
    assertThat(in(() -> recurring().originOf(company, other))).contains(made.id());
    InvoiceId unrelated = invoice().id();
    assertThat(in(() -> recurring().originOf(company, unrelated))).isEmpty();
    RecurringInvoice twin = added("Twin", Frequency.MONTHLY, true, NOW);
    assertThat(in(() -> recurring().isIssued(company, twin.id(), TODAY))).isFalse();
    assertThat(noted(twin, invoice().id(), true)).isTrue();
  }

  private boolean noted(RecurringInvoice recurring, InvoiceId invoice, boolean inTurn) {
    return in(
        () ->
            recurring()
                .addIssue(
                    company,
                    new RecurringInvoices.Issue(
                        recurring.id(), invoice, inTurn ? TODAY : null, NOW)));
  }

  @Test
  void numbers_of_the_last_invoices_are_told() {
    RecurringInvoice made = added("Number", Frequency.MONTHLY, true, NOW);
    RecurringInvoice fresh = added("Fresh", Frequency.MONTHLY, true, NOW);
    Invoice last = invoice();
    run(() -> recurring().update(made.issued(last.id(), NOW), NOW));
    assertThat(in(() -> recurring().lastNumbers(company, List.of(made.id(), fresh.id()))))
        .isEqualTo(Map.of(made.id(), last.displayNumber()));
    assertThat(in(() -> recurring().lastNumbers(company, List.of()))).isEmpty();
  }

  @Test
  void due_ones_are_seen_across_companies_page_by_page() {
    RecurringInvoice late = added("Late", Frequency.MONTHLY, true, NOW);
    RecurringInvoice early = added("Early", Frequency.MONTHLY, true, NOW.minusSeconds(9));
    added("Later", Frequency.MONTHLY, true, NOW.plusSeconds(1));
    added("Never", Frequency.MONTHLY, false, null);
    List<DueRecurring.Due> all = dueOf(null, 100);
    assertThat(all)
        .containsExactly(
            new DueRecurring.Due(company, early.id(), TODAY, NOW.minusSeconds(9)),
            new DueRecurring.Due(company, late.id(), TODAY, NOW));
    assertThat(dueOf(all.get(0), 1)).containsExactly(all.get(1));
    assertThat(dueOf(all.get(1), 100)).isEmpty();
    assertThat(transactions().inPlatform(() -> due().due(NOW, null, 1))).hasSize(1);
    run(() -> recurring().update(late.activate(false, NOW), null));
    run(
        () ->
            recurring()
                .update(early.issued(new InvoiceId(Samples.uuid()), NOW), NOW.plusSeconds(60)));
    assertThat(dueOf(null, 100)).isEmpty();
    run(() -> recurring().remove(company, early.id()));
    assertThat(in(() -> recurring().find(company, early.id()))).isEmpty();
  }

  private List<DueRecurring.Due> dueOf(DueRecurring.@Nullable Due after, int limit) {
    return transactions().inPlatform(() -> due().due(NOW, after, limit)).stream()
        .filter(each -> each.company().equals(company))
        .toList();
  }

  @Test
  void another_company_finds_nothing_and_removes_nothing() {
    RecurringInvoice mine = added("Mine", Frequency.MONTHLY, true, NOW);
    InvoiceId invoice = invoice().id();
    noted(mine, invoice, true);
    CompanyId stranger = Samples.company();
    transactions()
        .inCompany(
            stranger,
            () -> {
              assertThat(recurring().find(stranger, mine.id())).isEmpty();
              assertThat(recurring().find(company, mine.id())).isEmpty();
              assertThat(recurring().findForUpdate(company, mine.id())).isEmpty();
              assertThat(recurring().isIssued(company, mine.id(), TODAY)).isFalse();
              assertThat(recurring().originOf(company, invoice)).isEmpty();
              recurring().remove(company, mine.id());
              return 0;
            });
    assertThat(stored(mine)).isEqualTo(mine);
  }
}
