package ro.storno.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.mail.MailCarrier.Attachment;
import ro.storno.application.mail.MailCarrier.Extras;
import ro.storno.application.mail.MailCarrier.Parcel;
import ro.storno.application.mail.MailCarrier.Trust;
import ro.storno.application.mail.MailTemplates.Written;
import ro.storno.application.mail.NotCarriedException;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;

class SmtpMailCarrierTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);
  private static final String GONE = "hangs up";
  private final SmtpMailCarrier carrier = new SmtpMailCarrier(CLOCK, false);
  private final Parcel parcel =
      new Parcel(
          new MailId(UUID.fromString("01930000-0000-7000-8000-000000000001")),
          new EmailAddress("ana@example.ro"),
          new Written("Parolă nouă", "Bună ziua, șterge", "<p>Bună ziua, șterge</p>"));
  private GreenMail smtp;

  @BeforeEach
  void start() {
    ServerSetup plain = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    ServerSetup tls = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
    smtp = new GreenMail(new ServerSetup[] {plain, tls});
    smtp.start();
    smtp.setUser("facturi@example.ro", "facturi", "secret-1");
  }

  @AfterEach
  void stop() {
    smtp.stop();
  }

  private MailServer server(int port, MailEncryption encryption, String user, String password) {
    return new MailServer(
        "127.0.0.1",
        port,
        encryption,
        user,
        password,
        new EmailAddress("facturi@example.ro"),
        "Exemplu ȘRL");
  }

  private MailServer plain() {
    return server(smtp.getSmtp().getPort(), MailEncryption.NONE, null, null);
  }

  @Test
  void mail_arrives_in_both_forms_with_our_id_and_date() throws Exception {
    carrier.carry(plain(), Trust.OPERATOR, parcel);
    MimeMessage received = smtp.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo("Parolă nouă");
    assertThat(received.getFrom()[0].toString()).contains("facturi@example.ro");
    assertThat(received.getAllRecipients()[0].toString()).isEqualTo("ana@example.ro");
    assertThat(received.getMessageID())
        .isEqualTo("<01930000-0000-7000-8000-000000000001@example.ro>");
    assertThat(received.getSentDate().toInstant()).isEqualTo(CLOCK.instant());
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    MimeMultipart forms = (MimeMultipart) received.getContent();
    assertThat(forms.getContentType()).startsWith("multipart/alternative");
    assertThat(forms.getBodyPart(0).getContent().toString()).contains("Bună ziua, șterge");
    assertThat(forms.getBodyPart(1).getContent().toString()).contains("<p>Bună ziua, șterge</p>");
  }

  private Parcel letter(String subject, Extras extras) {
    return new Parcel(
        new MailId(UUID.fromString("01930000-0000-7000-8000-000000000002")),
        new EmailAddress("ana@example.ro"),
        new Written(subject, "Bună ziua", "<p>Bună ziua</p>"),
        extras);
  }

  @Test
  void mail_of_a_company_carries_files_and_a_way_to_get_no_more() throws Exception {
    byte[] pdf = {'%', 'P', 'D', 'F', 0, (byte) 0xFF};
    carrier.carry(
        plain(),
        Trust.OPERATOR,
        letter(
            "Factura 🚚 שלום",
            new Extras(
                List.of(new EmailAddress("cc@example.ro")),
                List.of(new EmailAddress("bcc@example.ro")),
                "Firma Mea ȘRL",
                new EmailAddress("office@firma.ro"),
                URI.create("https://storno.example/unsubscribe?token=v1.abc"),
                List.of(
                    new Attachment("FAC-0001.pdf", "application/pdf", pdf),
                    new Attachment("FAC-0001.xml", "application/xml", new byte[] {'<'})))));
    assertThat(smtp.getReceivedMessages()).as("one for each reader").hasSize(3);
    MimeMessage received = smtp.getReceivedMessages()[2];
    assertThat(received.getSubject()).isEqualTo("Factura 🚚 שלום");
    assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isEqualTo("Firma Mea ȘRL");
    assertThat(((InternetAddress) received.getFrom()[0]).getAddress())
        .isEqualTo("facturi@example.ro");
    assertThat(received.getReplyTo()[0].toString()).isEqualTo("office@firma.ro");
    assertThat(received.getHeader("Cc", ",")).isEqualTo("cc@example.ro");
    assertThat(received.getHeader("Bcc")).as("named to nobody").isNull();
    assertThat(received.getHeader("List-Unsubscribe"))
        .containsExactly("<https://storno.example/unsubscribe?token=v1.abc>");
    assertThat(received.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    MimeMultipart all = (MimeMultipart) received.getContent();
    assertThat(all.getCount()).isEqualTo(3);
    assertThat(all.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
    assertThat(all.getBodyPart(1).getFileName()).isEqualTo("FAC-0001.pdf");
    assertThat(all.getBodyPart(1).getContentType()).startsWith("application/pdf");
    assertThat(all.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pdf);
    assertThat(all.getBodyPart(2).getFileName()).isEqualTo("FAC-0001.xml");
  }

  @Test
  void right_password_signs_in_and_a_wrong_one_is_told_without_itself() {
    int port = smtp.getSmtp().getPort();
    carrier.carry(server(port, MailEncryption.NONE, "facturi", "secret-1"), Trust.OPERATOR, parcel);
    assertThat(smtp.getReceivedMessages()).hasSize(1);
    assertThatThrownBy(
            () ->
                carrier.carry(
                    server(port, MailEncryption.NONE, "facturi", "secret-2"),
                    Trust.OPERATOR,
                    parcel))
        .isInstanceOf(NotCarriedException.class)
        .hasMessageContaining("did not accept user and password")
        .hasMessageNotContaining("secret-2");
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }

  @Test
  void certificate_that_nobody_vouches_for_is_refused() {
    assertThatThrownBy(
            () ->
                carrier.carry(
                    server(smtp.getSmtps().getPort(), MailEncryption.SSL, null, null),
                    Trust.OPERATOR,
                    parcel))
        .isInstanceOf(NotCarriedException.class);
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void server_without_starttls_gets_nothing_where_it_is_required() {
    assertThatThrownBy(
            () ->
                carrier.carry(
                    server(smtp.getSmtp().getPort(), MailEncryption.TLS, "facturi", "secret-1"),
                    Trust.OPERATOR,
                    parcel))
        .isInstanceOf(NotCarriedException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void server_in_a_private_network_is_refused_to_users_in_every_encryption() {
    int port = smtp.getSmtp().getPort();
    for (MailEncryption encryption : MailEncryption.values()) {
      NotCarriedException refused =
          catchThrowableOfType(
              NotCarriedException.class,
              () -> carrier.carry(server(port, encryption, null, null), Trust.USER, parcel));
      assertThat(refused).as(encryption.name()).hasMessageContaining("private network");
      assertThat(refused.getMessage()).doesNotContain("127.0.0.1");
    }
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void name_that_leads_into_a_private_network_is_refused_too() {
    MailServer named =
        new MailServer(
            "localhost",
            smtp.getSmtp().getPort(),
            MailEncryption.NONE,
            null,
            null,
            new EmailAddress("facturi@example.ro"),
            null);
    assertThatThrownBy(() -> carrier.carry(named, Trust.USER, parcel))
        .isInstanceOf(NotCarriedException.class)
        .hasMessageContaining("private network");
  }

  @Test
  void operator_may_allow_private_networks() {
    new SmtpMailCarrier(CLOCK, true).carry(plain(), Trust.USER, parcel);
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }

  @Test
  void refusal_of_the_recipient_is_for_good_or_for_now_as_its_code_says() {
    assertThat(refusedAt("RCPT", "550 5.1.1 no such user").forGood()).isTrue();
    assertThat(refusedAt("RCPT", "450 4.2.1 mailbox busy").forGood()).isFalse();
    assertThat(refusedAt("DATA", "554 5.7.1 spam")).hasMessageContaining("spam");
    assertThat(refusedAt("DATA", "554 5.7.1 spam").forGood()).isTrue();
    assertThat(refusedAt("MAIL", "451 4.3.0 try later").forGood()).isFalse();
  }

  @Test
  void answer_that_is_lost_after_the_whole_mail_leaves_it_open_whether_it_was_taken() {
    assertThat(refusedAt(".", GONE).mayBeTaken()).as("hung up").isTrue();
    assertThat(refusedAt(".", "what?").mayBeTaken()).as("no code").isTrue();
    assertThat(refusedAt(".", "451 4.3.0 try later").mayBeTaken()).as("refused").isFalse();
    assertThat(refusedAt(".", "554 5.7.1 spam").forGood()).as("refused for good").isTrue();
    assertThat(refusedAt("RCPT", GONE).mayBeTaken()).as("before the mail").isFalse();
    assertThat(refusedAt("DATA", GONE).mayBeTaken()).as("before the mail").isFalse();
  }

  @Test
  void failure_of_the_farewell_changes_nothing_of_what_was_taken() throws Exception {
    Session session = Session.getInstance(new Properties());
    SmtpMailCarrier.Dated message = carrier.new Dated(session, plain(), parcel);
    AtomicInteger sent = new AtomicInteger();
    Transport rude =
        new Transport(session, new URLName("smtp://127.0.0.1")) {
          @Override
          public void connect() {}

          @Override
          public void sendMessage(Message given, Address[] readers) {
            sent.incrementAndGet();
          }

          @Override
          public void close() throws MessagingException {
            throw new MessagingException("cannot say QUIT");
          }
        };
    SmtpMailCarrier.carry(rude, message);
    assertThat(sent).hasValue(1);
  }

  @Test
  void server_that_is_not_there_is_for_now() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    NotCarriedException refused =
        catchThrowableOfType(
            NotCarriedException.class,
            () ->
                carrier.carry(
                    server(port, MailEncryption.NONE, null, null), Trust.OPERATOR, parcel));
    assertThat(refused.forGood()).isFalse();
  }

  @Test
  void server_of_a_user_that_never_ends_its_line_is_left_even_where_private_hosts_are_allowed()
      throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> talkWithoutEnd(listening));
      server.start();
      NotCarriedException left =
          catchThrowableOfType(
              NotCarriedException.class,
              () ->
                  new SmtpMailCarrier(CLOCK, true)
                      .carry(
                          server(listening.getLocalPort(), MailEncryption.NONE, null, null),
                          Trust.USER,
                          parcel));
      assertThat(left).hasMessageContaining("more than it has to say");
      assertThat(left.forGood()).isFalse();
      server.join();
    }
  }

  /** Without end as far as a client is concerned; a client that takes it all fails all the same. */
  private static void talkWithoutEnd(ServerSocket listening) {
    byte[] noise = "2".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    try (Socket peer = listening.accept()) {
      for (int i = 0; i < 512; i++) {
        peer.getOutputStream().write(noise);
      }
    } catch (IOException hungUp) {
      // what the client is to do
    }
  }

  private NotCarriedException refusedAt(String command, String answer) {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          new Thread(
              () ->
                  converse(
                      listening,
                      line -> {
                        if (command.equals(".") && line.equals("DATA")) {
                          return "354 go on";
                        }
                        return line.startsWith(command) ? answer : "250 ok";
                      }));
      server.start();
      return catchThrowableOfType(
          NotCarriedException.class,
          () ->
              carrier.carry(
                  server(listening.getLocalPort(), MailEncryption.NONE, null, null),
                  Trust.OPERATOR,
                  parcel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void converse(ServerSocket listening, Function<String, String> answers) {
    try (Socket peer = listening.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
      say(peer, "220 test");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data && !line.equals(".")) {
          continue;
        }
        String answer = answers.apply(line);
        if (answer.equals(GONE)) {
          return;
        }
        data = answer.startsWith("354");
        say(peer, answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket peer, String line) throws IOException {
    peer.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    peer.getOutputStream().flush();
  }
}
