package ro.storno.simulator.anaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A client that knows nothing but HTTP, for tests of the protocol. */
final class AnafClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String token;

  AnafClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  static AnafClient of(AnafSimulator anaf) {
    return new AnafClient(anaf.api(), anaf.oauth().issue(AnafSimulatorSettings.HOLDER).access());
  }

  HttpResponse<byte[]> get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
  }

  HttpResponse<byte[]> form(String path, String form) throws IOException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  String upload(String standard, String cif, byte[] xml) throws IOException {
    return text(post("/prod/FCTEL/rest/upload?standard=" + standard + "&cif=" + cif, xml));
  }

  /** Uploads what must be taken in, and returns its index. */
  String taken(String standard, String cif, byte[] xml) throws IOException {
    return attribute(upload(standard, cif, xml), "index_incarcare");
  }

  String state(String index) throws IOException {
    return text(get("/prod/FCTEL/rest/stareMesaj?id_incarcare=" + index));
  }

  JsonNode list(String cif, int days) throws IOException {
    return json(get("/prod/FCTEL/rest/listaMesajeFactura?zile=" + days + "&cif=" + cif));
  }

  JsonNode page(String cif, long from, long to, int page) throws IOException {
    return json(
        get(
            "/prod/FCTEL/rest/listaMesajePaginatieFactura?startTime="
                + from
                + "&endTime="
                + to
                + "&cif="
                + cif
                + "&pagina="
                + page));
  }

  Map<String, byte[]> archive(String id) throws IOException {
    return unzipped(get("/prod/FCTEL/rest/descarcare?id=" + id).body());
  }

  static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        files.put(e.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return JSON.readTree(response.body());
  }

  static String attribute(String xml, String name) {
    Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(xml);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + xml);
    }
    return matcher.group(1);
  }
}
