package ro.storno.application.file;

import java.util.Optional;
import ro.storno.domain.company.CompanyId;

/**
 * Keeps bytes by key, walled by company. Writing is atomic and durable: after {@code put} returns,
 * a crash does not lose the bytes, and a reader never sees half of them.
 */
public interface FileStore {
  /**
   * Keeps bytes.
   *
   * @param company whose file it is; not null
   * @param key path-like, such as {@code attachments/0190....bin}, letters, digits, {@code ._-/};
   *     not null
   * @param content not null
   */
  void put(CompanyId company, String key, byte[] content);

  /** Returns the bytes, or empty if there are none under the key. */
  Optional<byte[]> get(CompanyId company, String key);

  /** Removes the bytes, if there are any. */
  void delete(CompanyId company, String key);

  /** Removes all files of a company, also those that nothing refers to. */
  void deleteAll(CompanyId company);
}
