package ro.storno.application.secret;

import java.util.List;

/**
 * Seals secrets before they are stored, and opens them again. Whoever can read or change the
 * database, but not the key, learns nothing and can move nothing: a sealed secret opens only at the
 * place it was sealed for. Implementations are thread-safe.
 */
public interface SecretBox {
  /**
   * Seals a secret with the present key. The same secret sealed twice looks different.
   *
   * @param secret not null
   * @param place what it belongs to, such as {@code anaf_authorization/ID/access}: table, row and
   *     column; not null
   * @return not null
   */
  SealedSecret seal(String secret, String place);

  /**
   * Opens a sealed secret.
   *
   * @param sealed not null
   * @param place the one it was sealed for; not null
   * @return the secret; not null
   * @throws UnreadableSecretException if it was sealed with a key that is not here or for another
   *     place, or was changed
   */
  String open(SealedSecret sealed, String place);

  /**
   * Returns the names of the keys that open, the present one first. A sealed secret names the key
   * it was sealed with.
   */
  List<String> keys();

  /**
   * Returns whether a secret was sealed with the present key; if not, sealing it anew lets the
   * older key be given up.
   */
  boolean current(SealedSecret sealed);
}
