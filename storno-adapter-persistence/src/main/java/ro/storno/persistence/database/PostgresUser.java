package ro.storno.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating-system user under whom PostgreSQL runs.
 *
 * <p>PostgreSQL refuses to run as root. An ordinary user runs it as himself. Root hands it to the
 * user {@code storno}, else {@code nobody}, and gives that user the database folder. Where such a
 * user could not reach the folder (below {@code /root}, or in a private temporary folder) root runs
 * it in a user namespace, in which it has no privilege at all; where the kernel forbids that too,
 * start-up ends with words on what to change.
 *
 * @param name for messages
 * @param prefix put before each command line
 * @param uid owner of the database folder, -1 for the current one
 * @param gid group of the database folder, -1 for the current one
 */
record PostgresUser(String name, List<String> prefix, int uid, int gid) {
  private static final Logger log = LoggerFactory.getLogger(PostgresUser.class);
  private static final PostgresUser CURRENT =
      new PostgresUser("the current user", List.of(), -1, -1);
  private static final List<String> CANDIDATES = List.of("storno", "nobody");

  static PostgresUser forFolder(Path dataFolder) {
    if (!runningAsRoot()) {
      return CURRENT;
    }
    Optional<Path> wall = firstWall(dataFolder);
    Optional<PostgresUser> user = unprivileged();
    if (wall.isEmpty() && user.isPresent()) {
      return user.get();
    }
    PostgresUser namespaced =
        new PostgresUser("root without privileges", List.of("unshare", "--user"), 0, 0);
    if (namespaced.works()) {
      log.debug("PostgreSQL runs in a user namespace: {}", reason(wall));
      return namespaced;
    }
    throw new DatabaseStartException(
        "PostgreSQL does not run as root, and "
            + reason(wall)
            + ". Start Storno as an ordinary user, choose a folder that other users can reach with"
            + " STORNO_DATA_DIR, allow passing through that folder (chmod o+x), or set"
            + " STORNO_DATABASE_URL to a PostgreSQL server.");
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** Gives the folder to this user unless it is his already. */
  void takeOwnership(Path folder) throws IOException {
    if (uid >= 0 && Folders.owner(folder) != uid) {
      Folders.give(folder, uid, gid);
    }
  }

  private static String reason(Optional<Path> wall) {
    return wall.map(folder -> "an unprivileged user cannot pass through " + folder)
        .orElse("there is no unprivileged user to hand it to");
  }

  private boolean works() {
    try {
      return PostgresCommand.run(this, List.of("true")).succeeded();
    } catch (DatabaseStartException e) {
      log.debug("Cannot run commands as {}", name, e);
      return false;
    }
  }

  private static boolean runningAsRoot() {
    Path self = Path.of("/proc/self");
    try {
      if (Files.exists(self)) {
        return Folders.owner(self.toRealPath()) == 0;
      }
    } catch (IOException e) {
      log.debug("Cannot read the owner of {}", self, e);
    }
    return "root".equals(System.getProperty("user.name"));
  }

  /** The outermost folder on the way to the data folder that other users cannot pass through. */
  private static Optional<Path> firstWall(Path dataFolder) {
    try {
      Path real = dataFolder.toRealPath();
      // The data folder is ours: what must stay private in it is private by itself.
      Folders.letOthersTraverse(real);
      Path path = real.getRoot();
      for (Path name : real) {
        path = path.resolve(name);
        if (!Folders.traversableByOthers(path)) {
          return Optional.of(path);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The permissions of " + dataFolder + " cannot be read (" + e + ").", e);
    }
  }

  private static Optional<PostgresUser> unprivileged() {
    Path accounts = Path.of("/etc/passwd");
    if (!Files.isReadable(accounts)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(accounts);
      return CANDIDATES.stream()
          .flatMap(name -> lines.stream().filter(line -> line.startsWith(name + ":")))
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3)
          .map(f -> asUser(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3])))
          .filter(PostgresUser::works)
          .findFirst();
    } catch (IOException e) {
      throw new DatabaseStartException("The list of users " + accounts + " cannot be read.", e);
    }
  }

  private static PostgresUser asUser(String name, int uid, int gid) {
    return new PostgresUser(
        name, List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
  }
}
