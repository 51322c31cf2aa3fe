package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.anaf.OpenSpan;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Invoice;

/** What every implementation of {@link SyncBook} and {@link SentBuyerMessages} does. */
public abstract class SyncBookContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract SyncBook book();

  protected abstract SentBuyerMessages messages();

  protected abstract Invoices invoices();

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

  @Test
  void state_comes_back_and_is_none_before() {
    assertThat(in(() -> book().find(company))).isEmpty();
    assertThat(in(() -> book().findForUpdate(company))).isEqualTo(SyncState.none(company));
    SyncState state =
        new SyncState(
            company,
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(2),
            3,
            "de ce",
            "notă",
            NOW.plusSeconds(4),
            new OpenSpan(
                NOW, NOW.plusSeconds(5), NOW.plusSeconds(6), 7, List.of("{\"id\":\"ș\"}")));
    run(() -> book().save(state));
    assertThat(in(() -> book().find(company))).hasValue(state);
    assertThat(in(() -> book().findForUpdate(company))).isEqualTo(state);
    SyncState closed = state.listed(NOW, null, null);
    run(() -> book().save(closed));
    assertThat(in(() -> book().find(company))).hasValue(closed);
    assertThat(transactions().inCompany(Samples.company(), () -> book().find(company))).isEmpty();
  }

  private SentBuyerMessage added(Invoice invoice, SentBuyerMessage.State state) {
    SentBuyerMessage message =
        new SentBuyerMessage(
            new SentBuyerMessageId(Samples.uuid()),
            company,
            invoice.id(),
            new UploadIndex("93001"),
            "Preț greșit",
            state,
            null,
            "nu știm",
            new UserId(Samples.uuid()),
            NOW,
            NOW);
    run(() -> messages().add(message));
    return message;
  }

  private Invoice invoice() {
    Invoice draft = Samples.draft(company).build();
    in(() -> invoices().add(draft, null, List.of()));
    return draft;
  }

  @Test
  void message_to_a_seller_comes_back_in_each_state() {
    Invoice invoice = invoice();
    SentBuyerMessage queued = added(invoice, SentBuyerMessage.State.QUEUED);
    assertThat(in(() -> messages().findForUpdate(company, queued.id()))).hasValue(queued);
    SentBuyerMessage sent =
        queued.as(SentBuyerMessage.State.SENT, new UploadIndex("7"), null, NOW.plusSeconds(9));
    run(() -> messages().update(sent));
    assertThat(in(() -> messages().of(company, invoice.id()))).containsExactly(sent);
  }

  @Test
  void list_confirms_the_oldest_whose_outcome_is_not_known() {
    Invoice invoice = invoice();
    SentBuyerMessage queued = added(invoice, SentBuyerMessage.State.QUEUED);
    SentBuyerMessage first = added(invoice, SentBuyerMessage.State.UNKNOWN);
    SentBuyerMessage second = added(invoice, SentBuyerMessage.State.UNKNOWN);
    UploadIndex about = new UploadIndex("93001");
    run(
        () -> {
          messages().confirm(company, about, "Alt text", new UploadIndex("8"));
          messages().confirm(company, about, "Preț greșit", new UploadIndex("9"));
        });
    assertThat(in(() -> messages().of(company, invoice.id())))
        .containsExactly(
            second, first.as(SentBuyerMessage.State.SENT, new UploadIndex("9"), null, NOW), queued);
  }
}
