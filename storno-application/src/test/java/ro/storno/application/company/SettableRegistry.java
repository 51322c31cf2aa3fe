package ro.storno.application.company;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ro.storno.application.ApplicationException;

/** A registry of taxpayers that knows what it is told, or does not answer. */
public final class SettableRegistry implements CompanyRegistry {
  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<String> eFacturaRegister = new HashSet<>();
  private boolean reachable;
  private int questions;

  /** Lets the registry know a taxpayer, and answer from now on. */
  public void know(Entry entry) {
    reachable = true;
    entries.put(entry.cif(), entry);
  }

  /** Lets the registry fall silent, or answer again. */
  public void silent(boolean now) {
    reachable = !now;
  }

  /** Lists a taxpayer in the RO e-Factura register. */
  public void listInEFacturaRegister(String cif) {
    eFacturaRegister.add(cif);
  }

  /** Returns whether a taxpayer is listed in the RO e-Factura register. */
  public boolean isInEFacturaRegister(String cif) {
    requireReachable();
    return eFacturaRegister.contains(cif);
  }

  /** How often it was asked about a taxpayer since the last call of this method. */
  public int questions() {
    int asked = questions;
    questions = 0;
    return asked;
  }

  @Override
  public Optional<Entry> find(String cif) {
    questions++;
    requireReachable();
    return Optional.ofNullable(entries.get(cif));
  }

  private void requireReachable() {
    if (!reachable) {
      throw new ApplicationException.Unavailable(
          "The registry does not answer.", new IllegalStateException("no registry"));
    }
  }
}
