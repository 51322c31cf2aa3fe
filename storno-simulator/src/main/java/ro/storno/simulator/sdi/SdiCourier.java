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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.simulator.clock.SimulatorClock;
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

  /** Returns the names of the notifications that were pushed, in order, repetitions included. */
  public synchronized List<String> attempts() {
    return List.copyOf(attempts);
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
    for (SdiNotice notice : due()) {
      taken += push(notice, to) ? 1 : 0;
    }
    return taken;
  }

  private synchronized List<SdiNotice> due() {
    Instant now = clock.instant();
    return desk.notices().stream()
        .filter(n -> !n.file().viaIntermediary() && !done.contains(key(n)))
        .filter(n -> !putOff.getOrDefault(key(n), n.dueAt()).isAfter(now))
        .sorted(Comparator.comparing(SdiNotice::dueAt).thenComparing(SdiNotice::name))
        .toList();
  }

  private static String key(SdiNotice notice) {
    return notice.file().id() + '/' + notice.name();
  }

  private boolean push(SdiNotice notice, URI to) {
    Faults.Decision decision = faults.decide(SdiOperation.NOTIFY, notice.name());
    if (decision.is(FaultKind.LAG) || decision.is(FaultKind.LOST_REQUEST)) {
      putOff(notice, decision.is(FaultKind.LAG) ? LAG : AGAIN);
      return false;
    }
    boolean taken = send(notice, to);
    if (!taken || decision.is(FaultKind.LOST_ANSWER)) {
      putOff(notice, AGAIN);
      return false;
    }
    synchronized (this) {
      done.add(key(notice));
    }
    return true;
  }

  private synchronized void putOff(SdiNotice notice, Duration wait) {
    putOff.put(key(notice), clock.instant().plus(wait));
  }

  private boolean send(SdiNotice notice, URI to) {
    boolean beside;
    synchronized (this) {
      beside = attachments;
      attempts.add(notice.name());
    }
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", contentType(beside))
            .header(
                "SOAPAction",
                "\"http://www.fatturapa.it/TrasmissioneFatture/" + notice.kind().operation() + "\"")
            .POST(BodyPublishers.ofByteArray(beside ? related(notice) : plain(notice)))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      LOG.debug("{} was not taken", notice.name(), e);
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

  private static byte[] plain(SdiNotice notice) {
    return SoapMessage.push(notice, Base64.getEncoder().encodeToString(notice.content()));
  }

  private static byte[] related(SdiNotice notice) {
    byte[] root =
        SoapMessage.push(
            notice,
            "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                + " href=\"cid:file@sdi\"/>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part(out, "application/xop+xml; charset=utf-8; type=\"text/xml\"", "root", root);
    part(out, "application/octet-stream", "file@sdi", notice.content());
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
  }
}
