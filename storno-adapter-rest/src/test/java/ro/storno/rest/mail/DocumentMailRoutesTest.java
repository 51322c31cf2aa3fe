package ro.storno.rest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.RecordingCarrier.Carried;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.rest.memory.Apps;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class DocumentMailRoutesTest extends WithStorno {
  private static final String INVOICES = "/api/v1/invoices/";
  private static final String TO = "\"to\":\"billing@acme.ro\"";

  /** A company of its own for each test: mails are counted by company. */
  private Scene fresh;

  @BeforeEach
  void company() {
    fresh = Scene.on(storno());
  }

  @AfterEach
  void recover() {
    storno().carrier().recover();
  }

  private String issued() {
    return INVOICES + fresh.issued();
  }

  private Answer mail(String document, String more) {
    return fresh.owner().post(document + "/email", "{" + TO + more + "}");
  }

  /** Lets the mails leave and returns the last one. */
  private Carried left() {
    storno().deliverMails(false);
    List<Carried> all = storno().carrier().carried();
    return all.get(all.size() - 1);
  }

  private int carried() {
    return storno().carrier().carried().size();
  }

  private String number(String document) {
    return fresh.owner().get(document).expect(200).at("/number");
  }

  @Test
  void invoice_is_queued_sent_with_its_files_and_its_history_says_so() {
    String invoice = issued();
    String number = number(invoice);
    Answer queued =
        mail(
                invoice,
                ",\"cc\":\"one@acme.ro, two@acme.ro\",\"bcc\":[\"boss@example.com\"],"
                    + "\"attachXml\":true")
            .expect(200);
    assertThat(queued.at("/success")).isEqualTo("true");
    assertThat(queued.at("/emailId")).isEqualTo(queued.at("/id"));
    assertThat(queued.at("/to")).isEqualTo("billing@acme.ro");
    assertThat(queued.at("/cc")).isEqualTo("one@acme.ro, two@acme.ro");
    assertThat(queued.at("/ccEmails/1")).isEqualTo("two@acme.ro");
    assertThat(queued.at("/deliveryStatus")).isEqualTo("queued");
    assertThat(queued.json().at("/sentAt").isNull()).isTrue();
    assertThat(queued.at("/attachments/0")).isEqualTo(number + ".pdf");
    assertThat(queued.at("/attachments/1")).isEqualTo(number + ".xml");
    assertThat(queued.at("/subject")).startsWith("Factura " + number + " de la Dante");

    Carried carried = left();
    assertThat(carried.trust()).isEqualTo(MailCarrier.Trust.OPERATOR);
    MailCarrier.Parcel parcel = carried.parcel();
    assertThat(parcel.id().toString()).isEqualTo(queued.at("/id"));
    assertThat(parcel.recipient().value()).isEqualTo("billing@acme.ro");
    assertThat(parcel.extras().cc()).extracting(EmailAddress::value).contains("one@acme.ro");
    assertThat(parcel.extras().bcc()).extracting(EmailAddress::value).contains("boss@example.com");
    assertThat(parcel.extras().sender()).isEqualTo("Dante International SA");
    assertThat(parcel.content().text()).contains("1,210.00 RON", number);
    assertThat(parcel.content().html()).contains("<html lang=\"ro\">");
    assertThat(parcel.extras().attachments())
        .extracting(MailCarrier.Attachment::name)
        .containsExactly(number + ".pdf", number + ".xml");
    assertThat(text(parcel, 0)).startsWith("%PDF").contains(number);
    assertThat(text(parcel, 1)).contains(number);

    Answer history = fresh.owner().get(invoice + "/emails").expect(200);
    assertThat(history.json()).hasSize(1);
    assertThat(history.at("/0/deliveryStatus")).isEqualTo("sent");
    assertThat(history.json().at("/0/sentAt").isNull()).isFalse();
    assertThat(history.at("/0/sentBy/name")).isEqualTo("Ana");
    assertThat(history.json().at("/0/openedAt").isNull()).as("nobody is watched").isTrue();
    Answer events = fresh.owner().get(invoice + "/events").expect(200);
    assertThat(events.at("/0/type")).isEqualTo("email_sent");
    assertThat(events.at("/0/metadata/to")).isEqualTo("billing@acme.ro");
  }

  private static String text(MailCarrier.Parcel parcel, int index) {
    return new String(parcel.extras().attachments().get(index).content(), StandardCharsets.UTF_8);
  }

  @Test
  void job_that_runs_twice_sends_once() {
    String invoice = issued();
    mail(invoice, "").expect(200);
    int before = carried();
    storno().deliverMails(false);
    storno().deliverMails(false);
    assertThat(carried()).isEqualTo(before + 1);
  }

  @Test
  void refusal_of_the_server_is_told() {
    String invoice = issued();
    mail(invoice, "").expect(200);
    storno().carrier().refuse("550 5.1.1 no such mailbox", true);
    storno().deliverMails(false);
    Answer history = fresh.owner().get(invoice + "/emails").expect(200);
    assertThat(history.at("/0/deliveryStatus")).isEqualTo("failed");
    assertThat(history.at("/0/error")).contains("no such mailbox");
    assertThat(history.json().at("/0/sentAt").isNull()).isTrue();
  }

  @Test
  void proforma_and_delivery_note_are_mailed_by_the_same_way() {
    String client = fresh.client();
    fresh
        .owner()
        .send("PATCH", "/api/v1/clients/" + client, "{\"email\":\"office@client.ro\"}")
        .expect(200);
    String entry = Scene.entry(client);
    String proforma =
        "/api/v1/proforma-invoices/"
            + fresh.owner().post("/api/v1/proforma-invoices", entry).expect(201).at("/id");
    String note =
        "/api/v1/delivery-notes/"
            + fresh.owner().post("/api/v1/delivery-notes", entry).expect(201).at("/id");
    Answer defaults = fresh.owner().get(proforma + "/email-defaults").expect(200);
    assertThat(defaults.at("/to")).isEqualTo("office@client.ro");
    assertThat(defaults.at("/subject")).startsWith("Proforma " + number(proforma));
    Answer sent = mail(proforma, ",\"cc\":[\"a@client.ro\"]").expect(200);
    assertThat(sent.at("/cc/0")).isEqualTo("a@client.ro");
    assertThat(sent.at("/attachments/0")).isEqualTo("proforma-" + number(proforma) + ".pdf");
    assertThat(fresh.owner().get(proforma).at("/status")).as("its stage stays").isEqualTo("draft");
    mail(proforma, ",\"attachXml\":true").expect(422);

    assertThat(mail(note, "").expect(422).at("/message")).contains("draft");
    fresh.owner().call("POST", note + "/issue").expect(200);
    Answer noted =
        mail(note, ",\"subject\":\"Aviz [[delivery_note_number]]\",\"body\":\"[[total]]\"")
            .expect(200);
    assertThat(noted.at("/subject")).isEqualTo("Aviz " + number(note));
    assertThat(noted.json().at("/bcc").isNull()).isTrue();
    assertThat(left().parcel().content().text()).startsWith("1,210.00 RON");
    assertThat(fresh.owner().get(note + "/emails").json()).hasSize(1);
    assertThat(fresh.owner().get(proforma + "/emails").at("/0/deliveryStatus")).isEqualTo("sent");
  }

  private String receipt(String more) {
    String rate = fresh.owner().get("/api/v1/vat-rates").at("/data/0/id");
    return "/api/v1/receipts/"
        + fresh
            .owner()
            .post(
                "/api/v1/receipts",
                """
                {"issueDate":"%s","currency":"RON","cashRegisterName":"Casa 1","fiscalNumber":"A1",
                 "paymentMethod":"card",%s
                 "lines":[{"description":"Cafea","quantity":1,"unitPrice":1000,"vatRateId":"%s"}]}
                """
                    .formatted(InMemoryStorno.today(), more, rate))
            .expect(201)
            .at("/id");
  }

  @Test
  void receipt_is_mailed_in_the_words_of_its_page() {
    String client = fresh.client();
    fresh
        .owner()
        .send("PATCH", "/api/v1/clients/" + client, "{\"email\":\"office@client.ro\"}")
        .expect(200);
    String receipt = receipt("\"clientId\":\"" + client + "\",\"customerName\":\"Ion la casă\",");
    assertThat(mail(receipt, "").expect(422).at("/message")).contains("draft");
    fresh.owner().call("POST", receipt + "/issue").expect(200);
    String number = number(receipt);
    Answer defaults = fresh.owner().get(receipt + "/email-defaults").expect(200);
    assertThat(defaults.at("/to")).isEqualTo("office@client.ro");
    assertThat(defaults.at("/subject"))
        .isEqualTo("Bon fiscal " + number + " de la Dante International SA");
    assertThat(defaults.at("/body"))
        .contains("Gasiti atasat bonul fiscal " + number + " in valoare de 1,210.00 RON.")
        .contains("Multumim pentru achizitie!");
    Answer sent =
        mail(
                receipt,
                ",\"cc\":[\"a@client.ro\"],\"subject\":\"[[receipt_number]] [[customer_name]]\","
                    + "\"body\":\"[[total]] [[currency]] [[company_name]]\"")
            .expect(200);
    assertThat(sent.at("/subject")).isEqualTo(number + " Ion la casă");
    assertThat(sent.at("/cc/0")).isEqualTo("a@client.ro");
    assertThat(sent.json().at("/bcc").isNull()).isTrue();
    assertThat(sent.at("/attachments/0")).isEqualTo("bon-" + number + ".pdf");
    MailCarrier.Parcel parcel = left().parcel();
    assertThat(parcel.content().text()).startsWith("1,210.00 RON RON Dante International SA");
    assertThat(text(parcel, 0)).isEqualTo("%PDF-1.7 " + number);
    assertThat(fresh.owner().get(receipt + "/emails").expect(200).at("/0/deliveryStatus"))
        .isEqualTo("sent");
    assertThat(fresh.owner().get(receipt).at("/status")).isEqualTo("issued");

    String anonymous = receipt("\"customerName\":\"Ana\",");
    Answer nobody = fresh.owner().get(anonymous + "/email-defaults").expect(200);
    assertThat(nobody.at("/to")).as("nobody knows an address").isEmpty();
    fresh.owner().post(anonymous + "/cancel", "{}").expect(200);
    assertThat(mail(anonymous, "").expect(422).at("/message")).contains("cancelled");
    mail(receipt.replace("receipts", "delivery-notes"), "").expect(404);
    Scene.on(storno()).owner().post(receipt + "/email", "{" + TO + "}").expect(404);
  }

  @Test
  void draft_cancelled_and_received_invoices_are_not_mailed() {
    String draft = INVOICES + fresh.draft();
    assertThat(mail(draft, "").expect(422).at("/message")).contains("draft");
    String invoice = issued();
    fresh.owner().post(invoice + "/cancel", "{\"reason\":\"Emisă din greșeală\"}").expect(200);
    assertThat(mail(invoice, "").expect(422).at("/message")).contains("cancelled");
    fresh.owner().get(draft + "/emails").expect(200);
    fresh.owner().get(INVOICES + "01930000-0000-7000-8000-00000000dead/emails").expect(404);
  }

  @Test
  void credit_note_is_called_so() {
    String invoice = fresh.issued();
    String entry =
        Scene.entry(fresh.owner().get(INVOICES + invoice).at("/client/id"))
            .replaceFirst(
                "\\{",
                "{\"documentType\":\"credit_note\",\"parentDocumentId\":\"" + invoice + "\",");
    String credit = INVOICES + fresh.owner().post("/api/v1/invoices", entry).at("/invoice/id");
    fresh.owner().call("POST", credit + "/issue").expect(200);
    assertThat(fresh.owner().get(credit + "/email-defaults").expect(200).at("/subject"))
        .startsWith("Nota de credit");
    assertThat(fresh.owner().get(credit + "/email-defaults?language=en").expect(200).at("/subject"))
        .startsWith("Credit note");
  }

  @Test
  void defaults_follow_template_language_and_fields_that_were_typed() {
    String invoice = issued();
    String number = number(invoice);
    Answer plain = fresh.owner().get(invoice + "/email-defaults").expect(200);
    assertThat(plain.at("/body")).contains("Buna ziua", "1,210.00 RON").doesNotContain("{");
    assertThat(plain.at("/attachPdf")).isEqualTo("true");
    assertThat(plain.at("/from/email")).isEqualTo("no-reply@storno.example");
    assertThat(plain.at("/from/name")).isEqualTo("Dante International SA");
    assertThat(plain.json().at("/templateId").isNull()).isTrue();
    String template =
        fresh
            .owner()
            .post(
                "/api/v1/email-templates",
                """
                {"name":"A","subject":"Doc {invoice_number}","isDefault":true,
                 "body":"<p>Bună {{client.name}}</p><script>x</script>"}
                """)
            .expect(201)
            .at("/id");
    Answer own = fresh.owner().get(invoice + "/email-defaults").expect(200);
    assertThat(own.at("/subject")).isEqualTo("Doc " + number);
    assertThat(own.at("/templateId")).isEqualTo(template);
    assertThat(own.at("/body")).startsWith("<p>Bună Client ").doesNotContain("script");
    assertThat(
            fresh.owner().get(invoice + "/email-defaults?language=en").expect(200).at("/subject"))
        .startsWith("Invoice " + number + " from");
    fresh.owner().get(invoice + "/email-defaults?language=fr").expect(422);
    fresh
        .owner()
        .get(invoice + "/email-defaults?templateId=01930000-0000-7000-8000-00000000dead")
        .expect(404);
    mail(invoice, ",\"subject\":\"Altul\"").expect(200);
    MailCarrier.Parcel parcel = left().parcel();
    assertThat(parcel.content().subject()).isEqualTo("Altul");
    assertThat(parcel.content().html()).contains("<p>Bună Client ").doesNotContain("<script");
    assertThat(parcel.content().text()).startsWith("Bună Client ");
  }

  @Test
  void name_of_a_client_cannot_write_into_the_mail() {
    String client = fresh.client();
    fresh
        .owner()
        .send(
            "PATCH",
            "/api/v1/clients/" + client,
            "{\"name\":\"<img src=x onerror=y> {{company.cif}} 🚚 שלום\"}")
        .expect(200);
    String invoice =
        INVOICES + fresh.owner().post("/api/v1/invoices", Scene.entry(client)).at("/invoice/id");
    fresh.owner().call("POST", invoice + "/issue").expect(200);
    mail(invoice, ",\"subject\":\"{{client.name}}\",\"body\":\"<b>{{client.name}}</b>\"")
        .expect(200);
    MailCarrier.Parcel parcel = left().parcel();
    assertThat(parcel.content().subject())
        .isEqualTo("<img src=x onerror=y> {{company.cif}} 🚚 שלום");
    assertThat(parcel.content().html())
        .contains("<b>&lt;img src=x onerror=y&gt; {{company.cif}} 🚚 שלום</b>");
  }

  @Test
  void header_cannot_be_added_by_subject_address_or_template() {
    String invoice = issued();
    Answer sent =
        mail(invoice, ",\"subject\":\"Una\\r\\nBcc: eve@evil.example\\r\\n\\r\\n<b>x\"")
            .expect(200);
    assertThat(sent.at("/subject")).isEqualTo("Una Bcc: eve@evil.example <b>x");
    MailCarrier.Parcel parcel = left().parcel();
    assertThat(parcel.content().subject()).doesNotContain("\r", "\n");
    assertThat(parcel.extras().bcc()).isEmpty();
    for (String address :
        new String[] {
          "a@b.ro\\r\\nBcc: eve@evil.example", "a@b.ro, c@d.ro", "a@b.ro>", "", "nobody"
        }) {
      Answer refused =
          fresh.owner().post(invoice + "/email", "{\"to\":\"" + address + "\"}").expect(400);
      assertThat(refused.json().at("/errors/to").isMissingNode()).as(address).isFalse();
    }
    assertThat(mail(invoice, ",\"cc\":[\"ok@b.ro\",\"x y\"]").expect(400).text()).contains("cc[1]");
    mail(invoice, ",\"cc\":{\"a\":1}").expect(400);
    mail(invoice, ",\"bcc\":[1]").expect(400);
    fresh.owner().post(invoice + "/email", "{}").expect(400);
  }

  @Test
  void absurdly_long_or_many_is_refused() {
    String invoice = issued();
    assertThat(mail(invoice, ",\"body\":\"" + "x".repeat(100_001) + "\"").expect(400).text())
        .contains("body");
    StringBuilder readers = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      readers.append("a").append(i).append("@acme.ro,");
    }
    assertThat(mail(invoice, ",\"cc\":\"" + readers + "\"").expect(400).text()).contains("50");
    fresh
        .owner()
        .send(
            "PATCH",
            "/api/v1/clients/" + fresh.owner().get(invoice).at("/client/id"),
            "{\"name\":\"" + "n".repeat(200) + "\"}")
        .expect(200);
    String renamed =
        INVOICES
            + fresh
                .owner()
                .post("/api/v1/invoices", Scene.entry(fresh.owner().get(invoice).at("/client/id")))
                .at("/invoice/id");
    fresh.owner().call("POST", renamed + "/issue").expect(200);
    assertThat(
            mail(renamed, ",\"body\":\"" + "{client_name}".repeat(7_000) + "\"").expect(422).text())
        .contains("too long");
  }

  @Test
  void company_sends_a_hundred_mails_an_hour() {
    String invoice = issued();
    for (int i = 0; i < 100; i++) {
      mail(invoice, "").expect(200);
    }
    Answer refused = mail(invoice, "").expect(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    storno().deliverMails(false);
  }

  @Test
  void mail_waits_for_its_time_and_can_be_stopped_until_then() {
    String invoice = issued();
    Instant when = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    int before = carried();
    Answer waiting = mail(invoice, ",\"scheduledEmailAt\":\"" + when + "\"").expect(200);
    assertThat(waiting.at("/scheduledEmailAt")).isEqualTo(when.toString());
    assertThat(fresh.owner().get(invoice).at("/scheduledEmailAt")).isEqualTo(when.toString());
    String listed = "/data/0/scheduledEmailAt";
    assertThat(fresh.owner().get("/api/v1/invoices").expect(200).at(listed))
        .isEqualTo(when.toString());
    storno().deliverMails(false);
    assertThat(carried()).as("its time has not come").isEqualTo(before);
    Answer stopped = fresh.owner().call("POST", invoice + "/cancel-scheduled-email").expect(200);
    assertThat(stopped.json().at("/scheduledEmailAt").isNull()).isTrue();
    assertThat(fresh.owner().get("/api/v1/invoices").json().at(listed).isNull()).isTrue();
    storno().deliverMails(true);
    assertThat(carried()).isEqualTo(before);
    assertThat(fresh.owner().get(invoice + "/emails").at("/0/deliveryStatus"))
        .isEqualTo("cancelled");
    fresh.owner().call("POST", invoice + "/cancel-scheduled-email").expect(409);
  }

  @Test
  void mail_that_waited_leaves_at_its_time_and_cannot_be_stopped_then() {
    String invoice = issued();
    Instant when = Instant.now().plus(2, ChronoUnit.HOURS);
    mail(invoice, ",\"scheduledAt\":\"" + when + "\"").expect(200);
    storno().deliverMails(true);
    assertThat(fresh.owner().get(invoice + "/emails").at("/0/deliveryStatus")).isEqualTo("sent");
    fresh.owner().call("POST", invoice + "/cancel-scheduled-email").expect(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"})
  void time_that_is_past_or_far_away_is_refused(String when) {
    assertThat(
            mail(issued(), ",\"scheduledEmailAt\":\"" + when + "\"")
                .expect(422)
                .json()
                .at("/errors/scheduledEmailAt")
                .asText())
        .contains("future");
  }

  @Test
  void document_that_was_cancelled_meanwhile_does_not_leave() {
    String invoice = issued();
    mail(invoice, ",\"scheduledEmailAt\":\"" + Instant.now().plusSeconds(600) + "\"").expect(200);
    fresh.owner().post(invoice + "/cancel", "{\"reason\":\"Emisă din greșeală\"}").expect(200);
    int before = carried();
    storno().deliverMails(true);
    assertThat(carried()).isEqualTo(before);
    Answer history = fresh.owner().get(invoice + "/emails").expect(200);
    assertThat(history.at("/0/deliveryStatus")).isEqualTo("failed");
    assertThat(history.at("/0/error")).contains("cancelled");
  }

  private String linkOf(MailCarrier.Parcel parcel) {
    return parcel.extras().unsubscribe().toString().replace("https://app.example", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"cc\":[\"other@acme.ro\"]", ",\"bcc\":[\"other@acme.ro\"]"})
  void reader_of_a_copy_gets_no_link_that_acts_for_another_reader(String copy) {
    mail(issued(), copy).expect(200);
    MailCarrier.Parcel parcel = left().parcel();
    assertThat(parcel.extras().unsubscribe()).isNull();
    assertThat(parcel.content().text()).contains("Storno").doesNotContain("unsubscribe");
    assertThat(parcel.content().html()).contains("Storno").doesNotContain("unsubscribe");
  }

  @Test
  void reader_unsubscribes_by_a_click_in_the_mail_and_may_come_back() {
    String invoice = issued();
    mail(invoice, "").expect(200);
    MailCarrier.Parcel first = left().parcel();
    String link = linkOf(first);
    assertThat(first.content().text()).contains("/unsubscribe?token=");
    assertThat(first.content().html()).contains("/unsubscribe?token=");
    assertThat(fresh.anyone().get(link).expect(200).text())
        .contains("Dante International SA", "billing@acme.ro");
    mail(invoice, "").expect(200);
    storno().deliverMails(false);
    assertThat(fresh.owner().get(invoice + "/emails").at("/0/deliveryStatus"))
        .as("looking changes nothing")
        .isEqualTo("sent");

    mail(invoice, ",\"cc\":[\"other@acme.ro\"]").expect(200);
    Apps.form(fresh, link, "List-Unsubscribe", "One-Click").expect(200);
    int before = carried();
    storno().deliverMails(false);
    assertThat(carried()).as("what was queued before does not leave either").isEqualTo(before);
    assertThat(fresh.owner().get(invoice + "/emails").at("/0/error")).contains("unsubscribed");
    assertThat(mail(invoice, "").expect(422).at("/errors/to")).contains("unsubscribed");
    Answer copied =
        fresh
            .owner()
            .post(invoice + "/email", "{\"to\":\"x@acme.ro\",\"cc\":\"billing@acme.ro\"}")
            .expect(422);
    assertThat(copied.at("/errors/cc")).contains("unsubscribed");
    Scene other = Scene.on(storno());
    other.owner().post(INVOICES + other.issued() + "/email", "{" + TO + "}").expect(200);

    String token = link.substring(link.indexOf('=') + 1);
    Apps.form(fresh, "/unsubscribe", "token", decoded(token), "again", "yes").expect(200);
    mail(invoice, "").expect(200);
    storno().deliverMails(false);
  }

  private static String decoded(String token) {
    return URLDecoder.decode(token, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "v1.AAAA", "plain:mail_refusal%2Flink:nonsense", "%00", "a+b%40c.ro"})
  void link_that_was_not_made_here_is_void(String token) {
    fresh.anyone().get("/unsubscribe?token=" + token).expect(404);
    Apps.form(fresh, "/unsubscribe?token=" + token, "List-Unsubscribe", "One-Click").expect(404);
  }

  @Test
  void sender_of_the_organization_carries_its_mails_once_it_was_tried() {
    fresh
        .owner()
        .send(
            "PUT",
            "/api/v1/mailer-config",
            """
            {"host":"smtp.example.com","port":2525,"encryption":"ssl","username":"facturi",
             "password":"secret-1","fromAddress":"facturi@example.com","fromName":"Exemplu SRL"}
            """)
        .expect(200);
    String invoice = issued();
    assertThat(mail(invoice, "").expect(403).at("/error")).isEqualTo("Sender email not verified");
    fresh.owner().post("/api/v1/mailer-config/test", "{}").expect(200);
    mail(invoice, "").expect(200);
    Carried carried = left();
    assertThat(carried.trust()).isEqualTo(MailCarrier.Trust.USER);
    assertThat(carried.server().host()).isEqualTo("smtp.example.com");
    assertThat(carried.server().password()).isEqualTo("secret-1");
    assertThat(carried.parcel().extras().sender()).isEqualTo("Exemplu SRL");
  }

  @Test
  void mails_of_another_company_are_not_there() {
    String invoice = issued();
    mail(invoice, "").expect(200);
    Scene stranger = Scene.on(storno());
    stranger.owner().get(invoice + "/emails").expect(404);
    stranger.owner().get(invoice + "/email-defaults").expect(404);
    stranger.owner().post(invoice + "/email", "{" + TO + "}").expect(404);
    stranger.owner().call("POST", invoice + "/cancel-scheduled-email").expect(404);
    storno().deliverMails(false);
  }
}
