package ro.storno.messaging.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailTemplates;
import ro.storno.application.mail.NotCarriedException;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;
import ro.storno.messaging.network.GuardedSockets;
import ro.storno.messaging.network.PrivateAddressException;
import ro.storno.messaging.network.TalkativeHostException;
import ro.storno.messaging.network.UncommonPortException;

/** Hands mails to SMTP servers, one connection for each. Thread-safe. */
public final class SmtpMailCarrier implements MailCarrier {
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "20000";
  private static final int REFUSED = 400;
  private static final int PERMANENT = 500;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Clock clock;
  private final boolean privateHosts;

  /**
   * @param clock dates the mails; not null
   * @param privateHosts whether servers named by users may stand in private networks
   */
  public SmtpMailCarrier(Clock clock, boolean privateHosts) {
    this.clock = clock;
    this.privateHosts = privateHosts;
  }

  @Override
  public void carry(MailServer server, Trust trust, Parcel parcel) {
    Properties properties = properties(server);
    if (trust == Trust.USER) {
      guard(properties, server);
    }
    Session session = Session.getInstance(properties, authenticator(server));
    try {
      carry(session.getTransport("smtp"), new Dated(session, server, parcel));
    } catch (MessagingException e) {
      throw new NotCarriedException(reason(e), forGood(e), e);
    }
  }

  static void carry(Transport transport, Dated message) throws MessagingException {
    boolean taken = false;
    try (transport) {
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
      taken = true;
    } catch (MessagingException e) {
      // how the two part does not matter once the server has said yes
      if (taken) {
        return;
      }
      if (message.left && !answered(e)) {
        throw NotCarriedException.answerLost(reason(e), e);
      }
      throw e;
    }
  }

  /** Whether the server has refused; the library writes a negative code where none came. */
  private static boolean answered(MessagingException failure) {
    return failure instanceof SMTPSendFailedException refused && refused.getReturnCode() >= REFUSED;
  }

  private static Properties properties(MailServer server) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.localhost", domain(server.fromAddress()));
    properties.put("mail.smtp.auth", Boolean.toString(server.username() != null));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", ANSWER_MILLIS);
    properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    boolean starttls = server.encryption() == MailEncryption.TLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    boolean implicit = server.encryption() == MailEncryption.SSL;
    properties.put("mail.smtp.ssl.enable", Boolean.toString(implicit));
    return properties;
  }

  private void guard(Properties properties, MailServer server) {
    // A plain factory here too: the library lays TLS over the guarded socket.
    properties.put(
        server.encryption() == MailEncryption.SSL
            ? "mail.smtp.ssl.socketFactory"
            : "mail.smtp.socketFactory",
        new GuardedSockets(privateHosts, clock));
    // Without this the library would try again with an unguarded socket.
    properties.put("mail.smtp.socketFactory.fallback", "false");
  }

  private static String domain(EmailAddress address) {
    return address.value().substring(address.value().lastIndexOf('@') + 1);
  }

  private static @Nullable Authenticator authenticator(MailServer server) {
    if (server.username() == null) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            server.username(), Objects.requireNonNullElse(server.password(), ""));
      }
    };
  }

  /** The server's own words where there are any, without what was tried to be sent. */
  private static String reason(MessagingException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof PrivateAddressException
          || e instanceof TalkativeHostException
          || e instanceof UncommonPortException) {
        return String.valueOf(e.getMessage());
      }
    }
    if (failure instanceof AuthenticationFailedException) {
      return "The server did not accept user and password: " + failure.getMessage();
    }
    Exception inner = failure.getNextException();
    String text = failure.getMessage();
    if (failure instanceof SendFailedException && inner != null) {
      text = inner.getMessage();
    }
    return HeaderText.oneLine(Objects.requireNonNullElse(text, failure.getClass().getSimpleName()));
  }

  private static boolean forGood(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException; ) {
      if (e instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode() >= PERMANENT;
      }
      if (e instanceof SMTPSendFailedException refused && refused.getNextException() == null) {
        return refused.getReturnCode() >= PERMANENT;
      }
      e = ((MessagingException) e).getNextException();
    }
    return false;
  }

  /** A message with our id and date, in two forms of the same text. */
  final class Dated extends MimeMessage {
    private final String messageId;

    /** Whether the last byte of it was written; the server takes nothing before that. */
    private boolean left;

    Dated(Session session, MailServer server, Parcel parcel) throws MessagingException {
      super(session);
      this.messageId = "<" + parcel.id() + "@" + domain(server.fromAddress()) + ">";
      Extras extras = parcel.extras();
      setFrom(from(server, extras.sender()));
      setRecipients(RecipientType.TO, addresses(List.of(parcel.recipient())));
      setRecipients(RecipientType.CC, addresses(extras.cc()));
      // the library names them to the server and to nobody else
      setRecipients(RecipientType.BCC, addresses(extras.bcc()));
      if (extras.replyTo() != null) {
        setReplyTo(addresses(List.of(extras.replyTo())));
      }
      setSubject(parcel.content().subject(), UTF_8);
      setSentDate(Date.from(clock.instant()));
      // RFC 3834: nobody's holiday notice need answer
      setHeader("Auto-Submitted", "auto-generated");
      if (extras.unsubscribe() != null) {
        setHeader("List-Unsubscribe", "<" + extras.unsubscribe() + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      MimeMultipart forms = forms(parcel.content());
      setContent(extras.attachments().isEmpty() ? forms : withFiles(forms, extras.attachments()));
      saveChanges();
    }

    private static InternetAddress[] addresses(List<EmailAddress> readers)
        throws MessagingException {
      InternetAddress[] addresses = new InternetAddress[readers.size()];
      for (int i = 0; i < addresses.length; i++) {
        addresses[i] = new InternetAddress(readers.get(i).value(), true);
      }
      return addresses;
    }

    private static MimeMultipart forms(MailTemplates.Written content) throws MessagingException {
      MimeMultipart forms = new MimeMultipart("alternative");
      MimeBodyPart text = new MimeBodyPart();
      text.setText(content.text(), UTF_8);
      MimeBodyPart html = new MimeBodyPart();
      html.setText(content.html(), UTF_8, "html");
      forms.addBodyPart(text);
      forms.addBodyPart(html);
      return forms;
    }

    private static MimeMultipart withFiles(MimeMultipart forms, List<Attachment> files)
        throws MessagingException {
      MimeMultipart all = new MimeMultipart("mixed");
      MimeBodyPart words = new MimeBodyPart();
      words.setContent(forms);
      all.addBodyPart(words);
      for (Attachment file : files) {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
            new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(file.name());
        all.addBodyPart(part);
      }
      return all;
    }

    private static InternetAddress from(MailServer server, @Nullable String sender)
        throws MessagingException {
      try {
        return new InternetAddress(
            server.fromAddress().value(), sender == null ? server.fromName() : sender, UTF_8);
      } catch (UnsupportedEncodingException impossible) {
        throw new IllegalStateException("every Java platform has UTF-8", impossible);
      }
    }

    @Override
    public void writeTo(OutputStream to, String @Nullable [] ignored)
        throws IOException, MessagingException {
      super.writeTo(to, ignored);
      left = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
