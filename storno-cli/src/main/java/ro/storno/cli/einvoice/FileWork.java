package ro.storno.cli.einvoice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import ro.storno.cli.terminal.Terminal;

/** Does the same with many files on all processors, keeping their order and telling how far. */
final class FileWork {
  /** How many files per worker are begun before the first of them is told. */
  private static final int UNDER_WAY = 8;

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
   * Works on each file and tells each result, in the order of the files, as soon as those before it
   * are told. Only so many are under way that the results of a large folder do not pile up.
   *
   * @param files not empty
   * @param work thread-safe; what it throws is a defect, so it answers for a bad file too
   * @param told is called by the caller's thread, once a file
   */
  <T> void each(List<String> files, Function<String, T> work, Consumer<T> told)
      throws InterruptedException {
    int workers = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Deque<Future<T>> underWay = new ArrayDeque<>();
      int finished = 0;
      for (String file : files) {
        underWay.add(pool.submit(() -> work.apply(file)));
        if (underWay.size() >= workers * UNDER_WAY) {
          tell(underWay, told, ++finished, files.size());
        }
      }
      while (!underWay.isEmpty()) {
        tell(underWay, told, ++finished, files.size());
      }
      terminal.progressDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A document could not be " + done, e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private <T> void tell(Deque<Future<T>> underWay, Consumer<T> told, int finished, int all)
      throws InterruptedException, ExecutionException {
    T result = underWay.remove().get();
    terminal.progressDone();
    told.accept(result);
    if (all >= MANY) {
      terminal.progress(done + " " + finished + " of " + all);
    }
  }
}
