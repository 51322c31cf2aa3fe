package ro.storno.authority.company;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions about single taxpayers, asked at the same time by many threads, together into one
 * request. Whoever asks first leads: waits for the turn, during which others join, sends the
 * request, and hands out what came back.
 *
 * @param <A> what is answered about one taxpayer
 */
final class Batches<A> {
  /** Most taxpayers that one request may name. */
  static final int LARGEST = 100;

  private final Runnable turn;
  private final Function<Iterable<String>, Map<String, A>> request;
  private @Nullable Batch<A> open;

  /**
   * @param turn waits until a request may be sent; what it throws, all in the batch get
   * @param request asks about all of them
   */
  Batches(Runnable turn, Function<Iterable<String>, Map<String, A>> request) {
    this.turn = turn;
    this.request = request;
  }

  private static final class Batch<A> {
    private final Map<String, Boolean> cifs = new LinkedHashMap<>();
    private final CompletableFuture<Map<String, A>> answers = new CompletableFuture<>();
  }

  /** Asks about one taxpayer; empty if nothing is known of it. */
  Optional<A> ask(String cif) {
    Batch<A> batch;
    boolean leads;
    synchronized (this) {
      leads = open == null || open.cifs.size() >= LARGEST;
      batch = leads || open == null ? new Batch<>() : open;
      open = batch;
      batch.cifs.put(cif, true);
    }
    if (leads) {
      lead(batch);
    }
    return Optional.ofNullable(await(batch.answers).get(cif));
  }

  private void lead(Batch<A> batch) {
    try {
      turn.run();
      close(batch);
      batch.answers.complete(new HashMap<>(request.apply(batch.cifs.keySet())));
    } catch (RuntimeException | Error e) {
      close(batch);
      batch.answers.completeExceptionally(e);
    }
  }

  private synchronized void close(Batch<A> batch) {
    if (open == batch) {
      open = null;
    }
  }

  private static <T> T await(CompletableFuture<T> answers) {
    try {
      return answers.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
