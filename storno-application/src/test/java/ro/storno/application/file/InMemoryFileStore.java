package ro.storno.application.file;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ro.storno.domain.company.CompanyId;

/** Files in memory. */
public final class InMemoryFileStore implements FileStore {
  private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public void put(CompanyId company, String key, byte[] content) {
    files.put(company + "/" + key, content.clone());
  }

  @Override
  public Optional<byte[]> get(CompanyId company, String key) {
    return Optional.ofNullable(files.get(company + "/" + key)).map(byte[]::clone);
  }

  @Override
  public void delete(CompanyId company, String key) {
    files.remove(company + "/" + key);
  }

  @Override
  public void deleteAll(CompanyId company) {
    files.keySet().removeIf(path -> path.startsWith(company + "/"));
  }

  /** Returns how many files there are. */
  public int size() {
    return files.size();
  }
}
