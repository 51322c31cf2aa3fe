package ro.storno.persistence.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** A JVM of its own that writes rows without end and prints each one it was told is safe. */
final class WritingProcess {
  private WritingProcess() {}

  public static void main(String[] args) throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), text -> {});
    try (Connection connection = EmbeddedPostgresTest.connect(postgres)) {
      connection
          .createStatement()
          .execute("create table if not exists kept (n bigint primary key)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into kept select coalesce(max(n), 0) + 1 from kept returning n")) {
        while (true) {
          var row = insert.executeQuery();
          row.next();
          long number = row.getLong(1);
          connection.commit();
          System.out.println(number);
        }
      }
    }
  }
}
