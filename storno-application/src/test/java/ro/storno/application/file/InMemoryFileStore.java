package ro.storno.application.file;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import ro.storno.domain.company.CompanyId;

/** Files in memory. */
public final class InMemoryFileStore implements FileStore {
  private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> duringNextRead = new AtomicReference<>();
  private final AtomicReference<Runnable> duringNextDeletion = new AtomicReference<>();

  @Override
  public void put(CompanyId company, String key, byte[] content) {
    files.put(company + "/" + key, content.clone());
  }

  @Override
  public Optional<byte[]> get(CompanyId company, String key) {
    Optional<byte[]> found = Optional.ofNullable(files.get(company + "/" + key)).map(byte[]::clone);
    happen(duringNextRead);
    return found;
  }

  @Override
  public void delete(CompanyId company, String key) {
    happen(duringNextDeletion);
    files.remove(company + "/" + key);
  }

  @Override
  public void deleteAll(CompanyId company) {
    files.keySet().removeIf(path -> path.startsWith(company + "/"));
  }

  /** Lets something happen between the next reading of bytes and their return, or fail it. */
  public void duringNextRead(Runnable happening) {
    duringNextRead.set(happening);
  }

  /** Lets something happen in the course of the next deletion, or fail it. */
  public void duringNextDeletion(Runnable happening) {
    duringNextDeletion.set(happening);
  }

  private static void happen(AtomicReference<Runnable> once) {
    Runnable happening = once.getAndSet(null);
    if (happening != null) {
      happening.run();
    }
  }

  /** Returns how many files there are. */
  public int size() {
    return files.size();
  }
}
