package ro.storno.application.company;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.ApplicationException;

/** A registry of taxpayers that knows what it is told, or does not answer. */
public final class SettableRegistry implements CompanyRegistry {
  private final Map<String, Entry> entries = new HashMap<>();
  private boolean reachable;

  /** Lets the registry know a taxpayer, and answer from now on. */
  public void know(Entry entry) {
    reachable = true;
    entries.put(entry.cif(), entry);
  }

  @Override
  public Optional<Entry> find(String cif) {
    if (!reachable) {
      throw new ApplicationException.Unavailable(
          "The registry does not answer.", new IllegalStateException("no registry"));
    }
    return Optional.ofNullable(entries.get(cif));
  }
}
