package ro.storno.simulator.anaf.efactura;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.seal.DetachedSeal;
import ro.storno.simulator.seal.SealAuthority;
import ro.storno.simulator.seal.SealAuthority.Signer;

/**
 * Makes the archives that are downloaded: the document and its seal. The same message gives the
 * same bytes. Thread-safe.
 */
public final class Archives {
  private final SealAuthority authority;
  private final Map<Signer, DetachedSeal> seals = new EnumMap<>(Signer.class);

  /** Archives sealed by an authority. */
  public Archives(SealAuthority authority) {
    this.authority = authority;
  }

  private synchronized DetachedSeal seal(Signer signer) {
    DetachedSeal known = seals.get(signer);
    if (known == null) {
      known = new DetachedSeal(authority.key(signer));
      seals.put(signer, known);
    }
    return known;
  }

  /**
   * Returns the archive of a message.
   *
   * @param flaw what is wrong with it, or null
   */
  byte[] zip(Message message, @Nullable FaultKind flaw) {
    byte[] document = message.document().get();
    String name = message.index() + ".xml";
    byte[] signature = seal(signer(flaw)).seal(document, name);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        LocalDateTime time =
            LocalDateTime.ofInstant(message.availableAt(), SimulatorClock.BUCHAREST);
        add(zip, name, flaw == FaultKind.TAMPERED ? tampered(document) : document, time);
        if (flaw != FaultKind.NO_SEAL) {
          add(zip, "semnatura_" + name, signature, time);
        }
      }
      byte[] archive = bytes.toByteArray();
      return flaw == FaultKind.BROKEN_ARCHIVE
          ? Arrays.copyOf(archive, archive.length / 2)
          : archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
  }

  private static Signer signer(@Nullable FaultKind flaw) {
    if (flaw == FaultKind.FOREIGN_SEAL) {
      return Signer.STRANGER;
    }
    return flaw == FaultKind.EXPIRED_SEAL ? Signer.AUTHORITY_EXPIRED : Signer.AUTHORITY;
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Returns a copy in which the last digit is another one, as an amount could be. */
  private static byte[] tampered(byte[] document) {
    byte[] copy = document.clone();
    for (int i = copy.length - 1; i >= 0; i--) {
      if (copy[i] >= '0' && copy[i] <= '9') {
        copy[i] = (byte) (copy[i] == '9' ? '8' : copy[i] + 1);
        return copy;
      }
    }
    return Arrays.copyOf(copy, copy.length + 1);
  }
}
