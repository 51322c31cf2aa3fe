package ro.storno.application.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.sharing.ShareLink;

/** Links are made, opened, and attacked. */
class ShareLinksTest {
  private final TestApplication app = new TestApplication();
  private final InMemoryShareLinks links = new InMemoryShareLinks(app.transactions);
  private final ManageShareLinks manage =
      new ManageShareLinks(
          app.transactions,
          app.invoices,
          links,
          app.secrets,
          () -> URI.create("https://storno.example/"),
          app.ids,
          app.clock);
  private final OpenShareLink open =
      new OpenShareLink(
          app.transactions,
          app.companies,
          links,
          app.secrets,
          app.get,
          app.print,
          app.downloadXml,
          new ShowPaymentDetails(app.transactions, app.writing),
          app.clock);
  private final Invoice invoice = app.issued();

  private ManageShareLinks.Made made() {
    return manage.create(app.scope(), invoice.id(), null);
  }

  private void opensNothing(String token) {
    assertThatThrownBy(() -> open.show(token)).isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> open.pdf(token)).isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> open.xml(token)).isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> open.paymentDetails(token))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void link_opens_its_invoice_and_its_secret_is_not_kept() {
    ManageShareLinks.Made made = made();
    assertThat(made.url()).isEqualTo("https://storno.example/share/" + made.token());
    assertThat(open.show(made.token()).invoice().invoice().id()).isEqualTo(invoice.id());
    assertThat(open.pdf(made.token()).content()).isNotEmpty();
    assertThat(open.xml(made.token()).content()).isNotEmpty();
    ShareLink stored = manage.list(app.scope(), invoice.id()).get(0);
    String secret = ShareToken.parse(made.token()).orElseThrow().secret();
    assertThat(stored.secretHash())
        .isEqualTo(app.secrets.hash(secret))
        .isNotEqualTo(secret)
        .doesNotContain(made.token());
  }

  @Test
  void expired_link_is_gone_and_a_revoked_one_never_was() {
    ManageShareLinks.Made kept = manage.create(app.scope(), invoice.id(), 1);
    ManageShareLinks.Made revoked = made();
    manage.revoke(app.scope(), invoice.id(), revoked.link().id());
    opensNothing(revoked.token());
    app.clock.pass(Duration.ofDays(1).minusMillis(1));
    assertThat(open.show(kept.token()).expiresAt()).isEqualTo(kept.link().expiresAt());
    app.clock.pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> open.show(kept.token())).isInstanceOf(ApplicationException.Gone.class);
    assertThatThrownBy(() -> open.pdf(kept.token())).isInstanceOf(ApplicationException.Gone.class);
    assertThatThrownBy(() -> open.xml(kept.token())).isInstanceOf(ApplicationException.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "%00%00", "../../../../etc/passwd-xx"})
  void what_is_no_token_opens_nothing(String token) {
    made();
    opensNothing(token);
  }

  @Test
  void guessed_changed_and_transplanted_tokens_open_nothing() {
    String token = made().token();
    String secret = ShareToken.parse(token).orElseThrow().secret();
    CompanyId stranger = app.stranger().company();
    for (String attack :
        List.of(
            token + "0",
            token.substring(0, token.length() - 1),
            token.toUpperCase(Locale.ROOT),
            new ShareToken(app.scope().company(), "").text(),
            new ShareToken(app.scope().company(), "' or '1'='1").text(),
            // The hash, were it ever seen, is no secret.
            new ShareToken(app.scope().company(), app.secrets.hash(secret)).text(),
            // The secret opens nothing behind another company's wall.
            new ShareToken(stranger, secret).text(),
            new ShareToken(new CompanyId(app.ids.next()), secret).text())) {
      opensNothing(attack);
    }
    assertThat(open.show(token)).isNotNull();
  }

  @Test
  void nothing_opens_once_the_company_is_deleted() {
    String token = made().token();
    app.deleteCompany.delete(app.owner(), app.scope().company());
    opensNothing(token);
  }

  @Test
  void strangers_and_employees_make_and_revoke_none() {
    ManageShareLinks.Made made = made();
    assertThatThrownBy(() -> manage.create(app.stranger(), invoice.id(), null))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> manage.list(app.stranger(), invoice.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> manage.revoke(app.stranger(), invoice.id(), made.link().id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> manage.create(app.as(Role.EMPLOYEE), invoice.id(), null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(manage.list(app.as(Role.EMPLOYEE), invoice.id())).hasSize(1);
    assertThat(open.show(made.token())).isNotNull();
  }

  @Test
  void drafts_and_odd_terms_are_refused() {
    Invoice draft = app.draft();
    assertThatThrownBy(() -> manage.create(app.scope(), draft.id(), null))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("issue it first");
    for (int days : new int[] {0, -1, 366}) {
      assertThatThrownBy(() -> manage.create(app.scope(), invoice.id(), days))
          .isInstanceOf(ApplicationException.Invalid.class);
    }
    for (int i = 0; i < 100; i++) {
      made();
    }
    assertThatThrownBy(this::made).isInstanceOf(DomainException.IllegalState.class);
  }
}
