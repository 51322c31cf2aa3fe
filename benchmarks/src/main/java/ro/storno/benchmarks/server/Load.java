package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many clients, each doing its work again and again until the time or the work is over.
 *
 * <p>A closed loop: a client starts its next piece when the last one has been answered. The first
 * failure ends the whole load, since a rate with failures in it means nothing.
 */
final class Load {
  /** One piece of work of one client. */
  @FunctionalInterface
  interface Piece {
    /**
     * Does it.
     *
     * @param client number of the client, from 0
     * @param turn how often the client has done it before
     * @return false when this client has nothing left to do
     */
    boolean run(int client, int turn);
  }

  /**
   * What came of it.
   *
   * @param took from the first start to the last end
   * @param nanos how long each piece took
   */
  record Result(Duration took, List<Long> nanos) {
    /** Pieces per second, of all clients together. */
    BigDecimal perSecond() {
      return BigDecimal.valueOf(nanos.size())
          .multiply(BigDecimal.valueOf(1_000_000_000L))
          .divide(BigDecimal.valueOf(took.toNanos()), MathContext.DECIMAL32);
    }

    /** The median of a piece, in milliseconds. */
    BigDecimal medianMillis() {
      return BigDecimal.valueOf(nanos.stream().sorted().toList().get(nanos.size() / 2), 6);
    }
  }

  private Load() {}

  /** Runs the load to its end. */
  static Result run(int clients, Duration atMost, Piece piece) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long start = System.nanoTime();
    try {
      List<Future<List<Long>>> running = new ArrayList<>(clients);
      for (int c = 0; c < clients; c++) {
        int client = c;
        running.add(threads.submit(() -> one(client, start + atMost.toNanos(), piece)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> client : running) {
        nanos.addAll(client.get());
      }
      return new Result(Duration.ofNanos(System.nanoTime() - start), nanos);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A client failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while measuring", stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Long> one(int client, long end, Piece piece) {
    List<Long> nanos = new ArrayList<>();
    for (int turn = 0; System.nanoTime() < end; turn++) {
      long start = System.nanoTime();
      if (!piece.run(client, turn)) {
        break;
      }
      nanos.add(System.nanoTime() - start);
    }
    return nanos;
  }
}
