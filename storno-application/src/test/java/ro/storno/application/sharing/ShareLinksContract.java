package ro.storno.application.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.domain.sharing.ShareLinkId;

/** What every implementation of {@link ShareLinks} does. */
public abstract class ShareLinksContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract ShareLinks links();

  protected abstract Invoices invoices();

  private <T> T in(CompanyId who, Supplier<T> work) {
    return transactions().inCompany(who, work);
  }

  private InvoiceId invoice() {
    Invoice invoice = Samples.draft(company).build();
    in(company, () -> invoices().add(invoice, null, List.of()));
    return invoice.id();
  }

  private ShareLink added(InvoiceId invoice, String hash) {
    ShareLink link =
        new ShareLink(
            new ShareLinkId(Samples.uuid()),
            company,
            invoice,
            hash,
            NOW.plus(Duration.ofDays(1)),
            NOW,
            new UserId(Samples.uuid()));
    return in(
        company,
        () -> {
          links().add(link);
          return link;
        });
  }

  @Test
  void link_is_found_by_its_hash_and_among_those_of_its_invoice_until_it_is_removed() {
    InvoiceId invoice = invoice();
    ShareLink first = added(invoice, "aa");
    ShareLink second = added(invoice, "bb");
    InvoiceId other = invoice();
    added(other, "cc");
    assertThat(in(company, () -> links().findByHash(company, "aa"))).contains(first);
    assertThat(in(company, () -> links().findByHash(company, "dd"))).isEmpty();
    assertThat(in(company, () -> links().of(company, invoice))).containsExactly(second, first);
    assertThat(in(company, () -> links().remove(company, other, first.id()))).isFalse();
    assertThat(in(company, () -> links().remove(company, invoice, first.id()))).isTrue();
    assertThat(in(company, () -> links().remove(company, invoice, first.id()))).isFalse();
    assertThat(in(company, () -> links().findByHash(company, "aa"))).isEmpty();
    assertThat(in(company, () -> links().of(company, invoice))).containsExactly(second);
  }

  @Test
  void another_company_finds_nothing_and_removes_nothing() {
    ShareLink mine = added(invoice(), "ee");
    CompanyId stranger = Samples.company();
    in(
        stranger,
        () -> {
          assertThat(links().findByHash(stranger, "ee")).isEmpty();
          assertThat(links().findByHash(company, "ee")).isEmpty();
          assertThat(links().of(company, mine.invoice())).isEmpty();
          assertThat(links().remove(company, mine.invoice(), mine.id())).isFalse();
          return 0;
        });
    assertThat(in(company, () -> links().findByHash(company, "ee"))).contains(mine);
  }
}
