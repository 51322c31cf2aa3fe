package ro.storno.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A note with the schema that these very migrations, with this very history, were found complete.
 * To ask Flyway takes most of a second, and nearly every start asks for nothing; where the note
 * fits, one question to the database answers instead. Whatever differs, in the files of the release
 * or in the history of the database, leads back to Flyway.
 */
final class SchemaSeal {
  private static final String FOLDER = "ro/storno/persistence/migration";
  private static final String HISTORY = Migrations.SCHEMA + ".flyway_schema_history";

  /** The seal as it stands, and a digest of the history as it is now. */
  private static final String STATE =
      """
      select obj_description(n.oid, 'pg_namespace') as seal,
             (select md5(string_agg(
                concat_ws(':', installed_rank, version, checksum, success), ','
                order by installed_rank)) from %s) as history
      from pg_namespace n where n.nspname = '%s'
      """
          .formatted(HISTORY, Migrations.SCHEMA);

  private final String files;

  /** A seal of the migrations of this release. */
  SchemaSeal() {
    this.files = digest();
  }

  /** Returns the version of the schema, if nothing has changed since it was sealed. */
  Optional<String> version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!hasHistory(statement)) {
        return Optional.empty();
      }
      try (ResultSet row = statement.executeQuery(STATE)) {
        if (!row.next()) {
          return Optional.empty();
        }
        String seal = Optional.ofNullable(row.getString("seal")).orElse("");
        String version = seal.split(" ", 2)[0];
        boolean fits = !version.isEmpty() && seal.equals(text(version, history(row)));
        return fits ? Optional.of(version) : Optional.empty();
      }
    }
  }

  /**
   * Notes that Flyway found nothing missing.
   *
   * @param version of the schema
   */
  void set(Connection connection, String version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String history;
      try (ResultSet row = statement.executeQuery(STATE)) {
        history = row.next() ? history(row) : "";
      }
      String seal = text(version, history).replaceAll("[^0-9a-z. ]", "");
      statement.execute("comment on schema " + Migrations.SCHEMA + " is '" + seal + "'");
    }
  }

  private static boolean hasHistory(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String history(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("history")).orElse("");
  }

  private String text(String version, String history) {
    return version + " " + files + " " + history;
  }

  /** Digest of names and check sums of all migrations, wherever the class path has them. */
  private static String digest() {
    URL folder = SchemaSeal.class.getClassLoader().getResource(FOLDER);
    if (folder == null) {
      throw new IllegalStateException("the migrations are missing from the class path");
    }
    try {
      List<String> entries = "jar".equals(folder.getProtocol()) ? inJar(folder) : inFolder(folder);
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", entries).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inJar(URL folder) throws IOException {
    URLConnection connection = folder.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
      return jar.stream()
          .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
          .map(entry -> entry.getName().substring(FOLDER.length() + 1) + " " + entry.getCrc())
          .sorted()
          .toList();
    }
  }

  private static List<String> inFolder(URL folder) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(new URI(folder.toString())))) {
      return files.map(file -> file.getFileName() + " " + checkSum(file)).sorted().toList();
    }
  }

  private static long checkSum(Path file) {
    try {
      CRC32 sum = new CRC32();
      sum.update(Files.readAllBytes(file));
      return sum.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
