package ro.storno.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: running requests are answered, the database is stopped. */
class ShutdownTest {
  private static final int TERMINATED = 128 + 15;
  @TempDir Path folder;

  @Test
  void a_stopped_server_answers_what_it_began_and_leaves_no_database_behind() throws Exception {
    IssuingClients load = new IssuingClients();
    ServerProcess server = ServerProcess.start(CrashTest.ThisBuild.command(), folder);
    load.settle(server.address());
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> clients = load.begin(server.address(), 2, stop);
    while (load.acknowledged.size() < 3) {
      Thread.sleep(20);
    }
    assertThat(server.stop(Duration.ofSeconds(60))).as(server.output()).isEqualTo(TERMINATED);
    stop.set(true);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(load.complaints).isEmpty();
    assertThat(server.output()).doesNotContain("Exception");
    assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    // and what was acknowledged is there
    try (ServerProcess again = ServerProcess.start(CrashTest.ThisBuild.command(), folder)) {
      load.signIn(again.address());
      for (String id : load.acknowledged.keySet()) {
        assertThat(load.get(again.address(), "/api/v1/invoices/" + id).status()).isEqualTo(200);
      }
    }
  }
}
