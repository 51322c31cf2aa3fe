package ro.storno.bootstrap.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills the server with SIGKILL in the middle of clients that issue invoices, again and again, and
 * then checks that nothing acknowledged was lost, that numbers have neither gap nor duplicate, and
 * that the follow-up work of every issued invoice took effect exactly once.
 *
 * <p>{@code scripts/crash-test N} runs it on the launcher.
 */
public final class CrashDriver {
  private static final int PAGE = 100;
  private static final Duration FOLLOW_UP_PATIENCE = Duration.ofMinutes(10);

  private final List<String> command;
  private final Path dataFolder;
  private final int clients;
  private final IssuingClients load = new IssuingClients();

  CrashDriver(List<String> command, Path dataFolder, int clients) {
    this.command = command;
    this.dataFolder = dataFolder;
    this.clients = clients;
  }

  /** Runs {@code rounds command...} and exits with 0 if all is well, else 1. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
    Path folder = Files.createTempDirectory("storno-crash");
    Report report = new CrashDriver(command, folder, 8).run(rounds, Duration.ofMillis(2500));
    System.out.println(report);
    System.exit(report.good() ? 0 : 1);
  }

  /**
   * What was found.
   *
   * @param kills how often the server was killed
   * @param acknowledged issues answered with 200
   * @param issued invoices with a number in the end
   * @param mistakes what is wrong; not null
   */
  record Report(int kills, int acknowledged, int issued, List<String> mistakes) {
    boolean good() {
      return mistakes.isEmpty() && acknowledged > 0;
    }

    @Override
    public String toString() {
      return "killed "
          + kills
          + " times; "
          + acknowledged
          + " issues acknowledged, "
          + issued
          + " invoices issued (the others were in doubt when the server died); "
          + (mistakes.isEmpty()
              ? "every acknowledged invoice is there, numbers have no gap and no duplicate, every"
                  + " follow-up took effect exactly once"
              : mistakes.size() + " MISTAKES:\n" + String.join("\n", mistakes));
    }
  }

  Report run(int rounds, Duration longest) throws Exception {
    Random random = new Random(42);
    for (int round = 1; round <= rounds; round++) {
      Instant begun = Instant.now();
      ServerProcess server = ServerProcess.start(command, dataFolder);
      if (round == 1) {
        load.settle(server.address());
      } else {
        load.signIn(server.address());
      }
      int before = load.acknowledged.size();
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> threads = load.begin(server.address(), clients, stop);
      awaitProgress(before);
      Thread.sleep(random.nextLong(longest.toMillis()));
      server.kill();
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.println(
          "round "
              + round
              + ": killed after "
              + (load.acknowledged.size() - before)
              + " acknowledged issues, "
              + Duration.between(begun, Instant.now()).toMillis()
              + " ms");
    }
    try (ServerProcess server = ServerProcess.start(command, dataFolder)) {
      load.signIn(server.address());
      return inspect(server.address(), rounds);
    }
  }

  /** Waits until the clients are at it, so that the kill hits work and not warming up. */
  private void awaitProgress(int before) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (load.acknowledged.size() <= before && Instant.now().isBefore(end)) {
      Thread.sleep(10);
    }
  }

  private Report inspect(URI server, int rounds) throws Exception {
    List<String> mistakes = new ArrayList<>();
    load.complaints.forEach(
        (complaint, times) -> mistakes.add("refused " + times + " times: " + complaint));
    Map<String, String> issued = issued(server);
    load.acknowledged.forEach(
        (id, number) -> {
          if (!number.equals(issued.get(id))) {
            mistakes.add(
                "invoice " + id + " was acknowledged as " + number + ", is " + issued.get(id));
          }
        });
    numbers(issued, mistakes);
    followUps(server, issued, mistakes);
    return new Report(rounds, load.acknowledged.size(), issued.size(), mistakes);
  }

  private Map<String, String> issued(URI server) throws Exception {
    Map<String, String> issued = new HashMap<>();
    for (int page = 1; ; page++) {
      JsonNode list = load.get(server, "/api/v1/invoices?limit=" + PAGE + "&page=" + page).body();
      for (JsonNode row : list.path("data")) {
        if (!row.path("number").asText().startsWith("DRAFT-")) {
          issued.put(row.path("id").asText(), row.path("number").asText());
        }
      }
      if (page >= list.path("pages").asInt()) {
        return issued;
      }
    }
  }

  private static void numbers(Map<String, String> issued, List<String> mistakes) {
    TreeSet<Long> sequence = new TreeSet<>();
    issued.forEach(
        (id, number) -> {
          if (!sequence.add(Long.parseLong(number.replaceAll(".*?(\\d+)$", "$1")))) {
            mistakes.add("number " + number + " was given twice");
          }
        });
    if (!sequence.isEmpty() && (sequence.first() != 1 || sequence.last() != sequence.size())) {
      mistakes.add(
          "numbers run from "
              + sequence.first()
              + " to "
              + sequence.last()
              + ", but there are "
              + sequence.size());
    }
  }

  private void followUps(URI server, Map<String, String> issued, List<String> mistakes)
      throws Exception {
    Instant end = Instant.now().plus(FOLLOW_UP_PATIENCE);
    for (Map.Entry<String, String> invoice : issued.entrySet()) {
      String path = "/api/v1/invoices/" + invoice.getKey();
      JsonNode verdicts = load.get(server, path + "/verdicts").body().path("data");
      while (verdicts.isEmpty() && Instant.now().isBefore(end)) {
        Thread.sleep(50);
        verdicts = load.get(server, path + "/verdicts").body().path("data");
      }
      if (verdicts.size() != 1) {
        mistakes.add(invoice.getValue() + " has " + verdicts.size() + " verdicts");
      }
      JsonNode events = load.get(server, path + "/events").body();
      once(invoice.getValue(), events, "issued", mistakes);
      once(invoice.getValue(), events, "xml_generated", mistakes);
      once(invoice.getValue(), events, "validation_checked", mistakes);
    }
  }

  private static void once(String number, JsonNode events, String type, List<String> mistakes) {
    int times = 0;
    for (JsonNode event : events) {
      if (type.equals(event.path("type").asText())) {
        times++;
      }
    }
    if (times != 1) {
      mistakes.add(number + ": " + type + " happened " + times + " times: " + events);
    }
  }
}
