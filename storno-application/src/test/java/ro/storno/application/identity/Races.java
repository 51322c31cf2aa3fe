package ro.storno.application.identity;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ro.storno.application.ApplicationException;

/** Many who want the same thing at the same time. */
public final class Races {
  private static final int RUNNERS = 32;

  private Races() {}

  /** Lets 32 threads do something at once; returns how many were not refused. */
  public static int winners(Runnable attempt) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
    CountDownLatch start = new CountDownLatch(RUNNERS);
    Callable<Integer> runner =
        () -> {
          start.countDown();
          start.await();
          try {
            attempt.run();
            return 1;
          } catch (ApplicationException refused) {
            return 0;
          }
        };
    try {
      int winners = 0;
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(RUNNERS, runner))) {
        winners += each.get();
      }
      return winners;
    } finally {
      threads.shutdownNow();
    }
  }
}
