package ro.storno.persistence.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once per version from the Maven artefact on the class path.
 *
 * @param home folder with {@code bin}, {@code lib} and {@code share}
 * @param version for example {@code 18.6.0}
 */
record PostgresRuntime(Path home, String version) {

  /** The major version, which decides whether a cluster can be read. */
  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** Finds the programs below {@code cache}, unpacking them first if this version is not there. */
  static PostgresRuntime in(Path cache, Consumer<String> progress) {
    String version = bundledVersion();
    String platform = platform();
    Path home = cache.resolve("postgresql-" + version + "-" + platform);
    if (!Files.isDirectory(home)) {
      progress.accept("Unpacking PostgreSQL " + version + " (once per version)");
      unpack(platform, home);
    }
    return new PostgresRuntime(home, version);
  }

  static String bundledVersion() {
    try (InputStream in = PostgresRuntime.class.getResourceAsStream("postgres.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Operating system and processor as the binaries' artefacts spell them. */
  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "darwin" : os.replace(' ', '_');
    String processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
    return system + "-" + processor;
  }

  private static void unpack(String platform, Path home) {
    String archive = "/postgres-" + platform + ".txz";
    Path unfinished = home.resolveSibling(home.getFileName() + ".unpacking");
    try (InputStream packed = PostgresRuntime.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new DatabaseStartException(
            "This build brings no PostgreSQL for "
                + platform
                + ". Set STORNO_DATABASE_URL to a PostgreSQL server, or build Storno on this"
                + " platform.");
      }
      Folders.delete(unfinished);
      Folders.createTraversable(unfinished);
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
        extract(tar, unfinished);
      }
      // The rename is the sign of completeness: a half-unpacked folder never has the final name.
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DatabaseStartException(
          "PostgreSQL could not be unpacked to "
              + home
              + " ("
              + e
              + "). About 60 MB must be free there and the folder writable.",
          e);
    }
  }

  private static void extract(TarArchiveInputStream tar, Path target) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("archive entry outside its folder: " + entry.getName());
      }
      if (neededToRun(entry.getName())) {
        extract(tar, entry, path);
      }
    }
  }

  private static boolean neededToRun(String name) {
    return !name.endsWith(".a")
        && !name.contains("/pgxs/")
        && !name.contains("/pkgconfig/")
        && !name.contains("include/");
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Folders.createTraversable(path);
      return;
    }
    Folders.createTraversable(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    try (FileChannel file =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(file)) {
      tar.transferTo(out);
      file.force(false);
    }
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
