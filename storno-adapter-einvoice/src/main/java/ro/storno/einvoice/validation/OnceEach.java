package ro.storno.einvoice.validation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is made of rule files, each once, when first needed, and shared by all threads.
 *
 * @param <T> what is made of a file
 */
final class OnceEach<T> {
  private final Map<String, CompletableFuture<T>> made = new ConcurrentHashMap<>();
  private final Function<String, T> maker;

  OnceEach(Function<String, T> maker) {
    this.maker = maker;
  }

  /** Whether nothing has been asked for yet. */
  boolean isUntouched() {
    return made.isEmpty();
  }

  /**
   * Begins in the background, unless it is being or has been made. What goes wrong is reported to
   * whoever asks for it.
   */
  void prepare(String resource) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    if (made.putIfAbsent(resource, mine) == null) {
      Thread thread = new Thread(() -> makeInto(mine, resource), "rule-set-compiler");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void makeInto(CompletableFuture<T> future, String resource) {
    try {
      future.complete(maker.apply(resource));
    } catch (RuleSetUnavailableException e) {
      made.remove(resource, future);
      future.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      made.remove(resource, future);
      future.completeExceptionally(
          new RuleSetUnavailableException("The rules " + resource + " could not be compiled", e));
    }
  }

  /**
   * What is made of a file.
   *
   * @throws RuleSetUnavailableException if the file is missing or nothing can be made of it
   */
  T get(String resource) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> other = made.putIfAbsent(resource, mine);
    if (other != null) {
      return join(other);
    }
    makeInto(mine, resource);
    return join(mine);
  }

  private T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new RuleSetUnavailableException("Rules that could not be compiled", e.getCause());
    }
  }
}
