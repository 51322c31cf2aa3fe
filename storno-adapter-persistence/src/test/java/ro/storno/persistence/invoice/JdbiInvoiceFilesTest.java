package ro.storno.persistence.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.invoice.InvoiceFiles.Evidence;
import ro.storno.application.invoice.InvoiceFiles.GeneratedXml;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.PostgresPorts;

class JdbiInvoiceFilesTest extends PostgresPorts {
  private final CompanyId company = Samples.company();

  private JdbiInvoiceFiles files() {
    return new JdbiInvoiceFiles(transactions());
  }

  private InvoiceId invoice() {
    Invoice draft = Samples.draft(company).build();
    run(company, () -> new JdbiInvoices(transactions()).add(draft, null, List.of()));
    return draft.id();
  }

  private void save(InvoiceId invoice, long version, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    run(
        company,
        () -> files().saveXml(company, invoice, new GeneratedXml(version, content, text, NOW)));
  }

  private @Nullable String xml(InvoiceId invoice) {
    return in(company, () -> files().xml(company, invoice))
        .map(xml -> xml.version() + new String(xml.content(), StandardCharsets.UTF_8))
        .orElse(null);
  }

  @Test
  void newer_xml_replaces_an_older_one_and_the_first_of_a_version_stays() {
    InvoiceId invoice = invoice();
    assertThat(xml(invoice)).isNull();
    save(invoice, 1, "<ă/>");
    save(invoice, 1, "<again/>");
    assertThat(xml(invoice)).isEqualTo("1<ă/>");
    save(invoice, 3, "<c/>");
    save(invoice, 2, "<late/>");
    assertThat(xml(invoice)).isEqualTo("3<c/>");
    run(company, () -> files().dropXml(company, invoice));
    assertThat(xml(invoice)).isNull();
  }

  private static Evidence evidence(Instant at) {
    return new Evidence("cius-ro 1.0.9", "1.3.13", "abc", "INVALID", "[{\"id\": \"BR-1\"}]", at);
  }

  @Test
  void verdicts_are_kept_all_and_listed_newest_first() {
    InvoiceId invoice = invoice();
    Evidence older = evidence(NOW);
    Evidence newer = new Evidence(null, null, "def", "NOT_CHECKED", "[]", NOW.plusSeconds(1));
    run(
        company,
        () -> {
          files().saveVerdict(company, invoice, older);
          files().saveVerdict(company, invoice, newer);
          files().saveVerdict(company, invoice, older);
        });
    assertThat(in(company, () -> files().verdicts(company, invoice)))
        .containsExactly(newer, older, older);
  }

  @Test
  void attachments_are_listed_in_order_of_upload_without_deleted_ones() {
    InvoiceId invoice = invoice();
    Attachment one = attachment(invoice, NOW, null);
    Attachment two = attachment(invoice, NOW.plusSeconds(1), null);
    Attachment gone = attachment(invoice, NOW, NOW);
    run(company, () -> List.of(two, one, gone).forEach(a -> files().addAttachment(company, a)));
    assertThat(in(company, () -> files().attachments(company, invoice))).containsExactly(one, two);
    assertThat(in(company, () -> files().attachment(company, invoice, one.id()))).contains(one);
    assertThat(in(company, () -> files().attachment(company, invoice, gone.id()))).isEmpty();
    assertThat(in(company, () -> files().attachment(company, invoice(), one.id()))).isEmpty();
  }

  private static Attachment attachment(
      InvoiceId invoice, Instant uploaded, @Nullable Instant deleted) {
    return new Attachment(
        new AttachmentId(uuid()),
        invoice,
        "contract.pdf",
        "application/pdf",
        3_000_000_000L,
        "hash",
        "attachments/1",
        "contractul",
        new UserId(uuid()),
        uploaded,
        deleted);
  }

  @Test
  void another_company_sees_nothing() {
    InvoiceId invoice = invoice();
    save(invoice, 1, "<a/>");
    Attachment attachment = attachment(invoice, NOW, null);
    run(
        company,
        () -> {
          files().saveVerdict(company, invoice, evidence(NOW));
          files().addAttachment(company, attachment);
        });
    run(
        Samples.company(),
        () -> {
          assertThat(files().xml(company, invoice)).isEmpty();
          assertThat(files().verdicts(company, invoice)).isEmpty();
          assertThat(files().attachments(company, invoice)).isEmpty();
          assertThat(files().attachment(company, invoice, attachment.id())).isEmpty();
          files().dropXml(company, invoice);
        });
    assertThat(xml(invoice)).isEqualTo("1<a/>");
  }
}
