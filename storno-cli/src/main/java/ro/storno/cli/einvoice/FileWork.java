package ro.storno.cli.einvoice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import ro.storno.cli.terminal.Terminal;

/** Does the same with many files on all processors, keeping their order and telling how far. */
final class FileWork {
  private static final int MOST_WORKERS = 4;
  private static final int MANY = 10;

  private final Terminal terminal;
  private final String done;

  /**
   * Work on files.
   *
   * @param terminal shows the progress, not null
   * @param done what was done to a file, such as "validated"; not null
   */
  FileWork(Terminal terminal, String done) {
    this.terminal = terminal;
    this.done = done;
  }

  /**
   * Works on each file.
   *
   * @param files not empty
   * @param work thread-safe; what it throws is a defect, so it answers for a bad file too
   * @return one result a file, in their order
   */
  <T> List<T> each(List<String> files, Function<String, T> work) throws InterruptedException {
    int workers =
        Math.min(files.size(), Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Deque<Future<T>> running = new ArrayDeque<>();
      for (String file : files) {
        running.add(pool.submit(() -> work.apply(file)));
      }
      List<T> results = new ArrayList<>();
      while (!running.isEmpty()) {
        results.add(running.remove().get());
        if (files.size() >= MANY) {
          terminal.progress(done + " " + results.size() + " of " + files.size());
        }
      }
      terminal.progressDone();
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A document could not be " + done, e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
