package ro.storno.bootstrap.memory;

import java.util.Optional;
import ro.storno.application.file.FileStore;
import ro.storno.domain.company.CompanyId;

/** No stored file: a described company has no logo. */
final class NoFiles implements FileStore {
  @Override
  public void put(CompanyId company, String key, byte[] content) {
    throw new IllegalStateException("There is nowhere to keep files");
  }

  @Override
  public Optional<byte[]> get(CompanyId company, String key) {
    return Optional.empty();
  }

  @Override
  public void delete(CompanyId company, String key) {
    // there is none
  }

  @Override
  public void deleteAll(CompanyId company) {
    // there is none
  }
}
