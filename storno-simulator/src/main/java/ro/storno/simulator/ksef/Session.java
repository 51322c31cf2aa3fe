package ro.storno.simulator.ksef;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A session for single invoices. Not thread-safe: its desk guards it. */
final class Session {
  static final Duration LIFE = Duration.ofHours(12);
  private static final int KEY_LENGTH = 32;
  private static final int IV_LENGTH = 16;

  private final String reference;
  private final KsefAccess opener;
  private final Instant opened;
  private final byte @Nullable [] key;
  private final byte[] iv;
  private final List<Integer> invoices = new ArrayList<>();
  private Instant modified;
  private @Nullable Instant closed;

  Session(String reference, KsefAccess opener, Instant opened, byte @Nullable [] key, byte[] iv) {
    this.reference = reference;
    this.opener = opener;
    this.opened = opened;
    this.modified = opened;
    this.key = key;
    this.iv = iv;
  }

  String reference() {
    return reference;
  }

  KsefAccess opener() {
    return opener;
  }

  Instant opened() {
    return opened;
  }

  Instant modified() {
    return modified;
  }

  /** Positions of its invoices among all. */
  List<Integer> invoices() {
    return invoices;
  }

  /** Whether the key that it came with is one. */
  boolean keyed() {
    return key != null && key.length == KEY_LENGTH && iv.length == IV_LENGTH;
  }

  boolean open(Instant now) {
    return closed == null && now.isBefore(opened.plus(LIFE));
  }

  void close(Instant now) {
    closed = now;
    modified = now;
  }

  void used(Instant now) {
    modified = now;
  }

  /** Decrypts an invoice; empty if it is not encrypted with the session's key. */
  Optional<byte[]> decrypted(byte[] content) {
    if (key == null) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return Optional.of(cipher.doFinal(content));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
