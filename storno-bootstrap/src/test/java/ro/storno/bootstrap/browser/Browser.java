package ro.storno.bootstrap.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One tab of a headless Chromium, driven over the DevTools protocol. It reaches this machine only:
 * every other name resolves to nothing.
 */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting;

  private Browser(
      Process process, WebSocket socket, Map<Integer, CompletableFuture<JsonNode>> waiting) {
    this.process = process;
    this.socket = socket;
    this.waiting = waiting;
  }

  /** Returns the installed Chromium, if there is one. */
  public static Optional<Path> executable() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one with a screen of the given size, as a phone has it.
   *
   * @param folder for its profile, not null
   */
  public static Browser start(Path folder, int width, int height) throws Exception {
    Path profile = folder.resolve("profile");
    Process process =
        new ProcessBuilder(
                executable().orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-pings",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    try {
      Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
      Browser browser = new Browser(process, connect(profile, waiting), waiting);
      browser.send(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
      browser.send("Page.enable", Map.of());
      return browser;
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static WebSocket connect(Path profile, Map<Integer, CompletableFuture<JsonNode>> waiting)
      throws Exception {
    Path portFile = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the browser did not start");
      }
      Thread.sleep(100);
    }
    String port = Files.readAllLines(portFile).get(0);
    HttpClient http = HttpClient.newHttpClient();
    JsonNode pages =
        JSON.readTree(
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    for (JsonNode page : pages) {
      if (page.path("type").asText().equals("page")) {
        return http.newWebSocketBuilder()
            .buildAsync(
                URI.create(page.path("webSocketDebuggerUrl").asText()), new Listener(waiting))
            .get(30, TimeUnit.SECONDS);
      }
    }
    throw new IllegalStateException("the browser has no page");
  }

  private static final class Listener implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> waiting;
    private final StringBuilder text = new StringBuilder();

    Listener(Map<Integer, CompletableFuture<JsonNode>> waiting) {
      this.waiting = waiting;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean end) {
      text.append(data);
      if (end) {
        receive(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void receive(String message) {
      try {
        JsonNode json = JSON.readTree(message);
        CompletableFuture<JsonNode> asked = waiting.remove(json.path("id").asInt(-1));
        if (asked != null) {
          asked.complete(json);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private JsonNode send(String method, Map<String, ?> params) throws Exception {
    int id = last.incrementAndGet();
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(params));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(command.toString(), true).get(30, TimeUnit.SECONDS);
    return answer.get(60, TimeUnit.SECONDS).path("result");
  }

  /** Opens an address and waits until the page is there. */
  public void open(String address) throws Exception {
    send("Page.navigate", Map.of("url", address));
    await("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  /** Evaluates a script in the page. */
  public String evaluate(String script) throws Exception {
    return send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
        .path("result")
        .path("value")
        .asText();
  }

  /** Waits until a script in the page is true, across navigations. */
  public void await(String condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!evaluate("String(!!(" + condition + "))").equals("true")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            condition + " never held; the page is " + evaluate("location.href + document.title"));
      }
      Thread.sleep(100);
    }
  }

  /** Clicks on an element, as a finger does. */
  public void click(String selector) throws Exception {
    JsonNode box =
        JSON.readTree(
            evaluate(
                "(() => { const e = document.querySelector('"
                    + selector
                    + "'); e.scrollIntoView(); const r = e.getBoundingClientRect();"
                    + " return JSON.stringify({x: r.x + r.width / 2, y: r.y + r.height / 2}); })()"));
    for (String type : new String[] {"mousePressed", "mouseReleased"}) {
      send(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              box.path("x").asInt(),
              "y",
              box.path("y").asInt(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Plugs an authenticator in that holds passkeys and knows its user at once. */
  public void plugAuthenticator() throws Exception {
    send("WebAuthn.enable", Map.of());
    send(
        "WebAuthn.addVirtualAuthenticator",
        Map.of(
            "options",
            Map.of(
                "protocol", "ctap2",
                "transport", "internal",
                "hasResidentKey", true,
                "hasUserVerification", true,
                "isUserVerified", true)));
  }

  /** Takes a picture of the whole screen. */
  public void screenshot(Path file) throws Exception {
    String data = send("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }
}
