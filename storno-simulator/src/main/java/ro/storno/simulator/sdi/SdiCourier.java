package ro.storno.simulator.sdi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;

/**
 * Pushes notifications to the service TrasmissioneFatture of whoever handed the file in, again and
 * again until it answers with a status of success. Thread-safe.
 */
public final class SdiCourier {
  private static final Logger LOG = LoggerFactory.getLogger(SdiCourier.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final Duration LAG = Duration.ofHours(4);
  private static final String BOUNDARY = "uuid-sdi-notifica";

  private final SimulatorClock clock;
  private final Faults faults;
  private final SdiDesk desk;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Instant> putOff = new HashMap<>();
  private final List<String> attempts = new ArrayList<>();
  private final List<SdiDelivery> deliveries = new ArrayList<>();
  private @Nullable URI callback;
  private boolean attachments = true;

  SdiCourier(SimulatorClock clock, Faults faults, SdiDesk desk) {
    this.clock = clock;
    this.faults = faults;
    this.desk = desk;
  }

  /** Pushes to an address from now on. */
  public synchronized void callback(URI address) {
    this.callback = address;
  }

  /** Puts files beside the message (MTOM), as SDI does, or into it. */
  public synchronized void attachments(boolean beside) {
    this.attachments = beside;
  }

  /** Returns the names of the files that were pushed, in order, repetitions included. */
  public synchronized List<String> attempts() {
    return List.copyOf(attempts);
  }

  /**
   * Sends an invoice of somebody else to the address, from now on.
   *
   * @param name of the file; not null
   * @param content whatever it is; nothing is checked; not null
   * @return as it is on its way; not null
   */
  public synchronized SdiDelivery deliver(String name, byte[] content) {
    String id = desk.identify("delivery", name, Sha256.hex(content), deliveries.size());
    return deliver(id, name, content);
  }

  /**
   * The same under a number that is given, which SDI itself never gives twice.
   *
   * @param id IdentificativoSdI; not null
   */
  public synchronized SdiDelivery deliver(String id, String name, byte[] content) {
    String base = name.replaceFirst("(?i)\\.(xml|zip)(\\.p7m)?$", "");
    String metadata = base + "_MT_%03d.xml".formatted(1 + deliveries.size() % 999);
    SdiDelivery delivery =
        new SdiDelivery(
            id,
            name,
            content,
            metadata,
            NoticeXml.metadata(id, name, content, metadata),
            clock.instant());
    deliveries.add(delivery);
    return delivery;
  }

  /** Returns the invoices of others, in order. */
  public synchronized List<SdiDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /**
   * Pushes what is due, each once.
   *
   * @return how many were taken
   */
  public int push() {
    URI to;
    synchronized (this) {
      to = callback;
    }
    if (to == null) {
      return 0;
    }
    int taken = 0;
    for (SdiPush push : due()) {
      taken += push(push, to) ? 1 : 0;
    }
    return taken;
  }

  private synchronized List<SdiPush> due() {
    Instant now = clock.instant();
    return Stream.concat(
            desk.notices().stream()
                .filter(notice -> !notice.file().viaIntermediary())
                .map(SdiPush::of),
            deliveries.stream().map(SdiPush::of))
        .filter(push -> !done.contains(push.key()))
        .filter(push -> !putOff.getOrDefault(push.key(), push.dueAt()).isAfter(now))
        .sorted(Comparator.comparing(SdiPush::dueAt).thenComparing(SdiPush::name))
        .toList();
  }

  private boolean push(SdiPush push, URI to) {
    Faults.Decision decision = faults.decide(SdiOperation.NOTIFY, push.name());
    if (decision.is(FaultKind.LAG) || decision.is(FaultKind.LOST_REQUEST)) {
      putOff(push, decision.is(FaultKind.LAG) ? LAG : AGAIN);
      return false;
    }
    boolean taken = send(push, to);
    if (!taken || decision.is(FaultKind.LOST_ANSWER)) {
      putOff(push, AGAIN);
      return false;
    }
    synchronized (this) {
      done.add(push.key());
    }
    return true;
  }

  private synchronized void putOff(SdiPush push, Duration wait) {
    putOff.put(push.key(), clock.instant().plus(wait));
  }

  private boolean send(SdiPush push, URI to) {
    boolean beside;
    synchronized (this) {
      beside = attachments;
      attempts.add(push.name());
    }
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", contentType(beside))
            .header(
                "SOAPAction",
                "\"http://www.fatturapa.it/" + push.service() + "/" + push.operation() + "\"")
            .POST(BodyPublishers.ofByteArray(beside ? related(push) : plain(push)))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      LOG.debug("{} was not taken", push.name(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String contentType(boolean beside) {
    return beside
        ? "multipart/related; type=\"application/xop+xml\"; start=\"<root>\";"
            + " start-info=\"text/xml\"; boundary=\""
            + BOUNDARY
            + "\""
        : "text/xml; charset=utf-8";
  }

  private static byte[] plain(SdiPush push) {
    Base64.Encoder encoder = Base64.getEncoder();
    return SoapMessage.push(push, push.files().stream().map(encoder::encodeToString).toList());
  }

  private static byte[] related(SdiPush push) {
    List<byte[]> files = push.files();
    List<String> includes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      includes.add(
          "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:file%d@sdi\"/>"
              .formatted(i));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part(
        out,
        "application/xop+xml; charset=utf-8; type=\"text/xml\"",
        "root",
        SoapMessage.push(push, includes));
    for (int i = 0; i < files.size(); i++) {
      part(out, "application/octet-stream", "file" + i + "@sdi", files.get(i));
    }
    out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void part(ByteArrayOutputStream out, String type, String id, byte[] content) {
    String head =
        "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <%s>\r\n\r\n"
            .formatted(BOUNDARY, type, id);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  synchronized void reset() {
    done.clear();
    putOff.clear();
    attempts.clear();
    deliveries.clear();
  }
}
