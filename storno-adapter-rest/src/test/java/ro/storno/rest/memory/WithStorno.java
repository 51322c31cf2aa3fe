package ro.storno.rest.memory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test of one area over HTTP: one server per class, a fresh owner and company per test. */
public abstract class WithStorno {
  private static InMemoryStorno storno;

  protected Scene scene;

  @BeforeAll
  static void startServer() {
    storno = new InMemoryStorno();
  }

  @AfterAll
  static void stopServer() {
    storno.close();
  }

  @BeforeEach
  void freshScene() {
    scene = Scene.on(storno);
  }

  protected InMemoryStorno storno() {
    return storno;
  }
}
