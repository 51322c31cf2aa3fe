package ro.storno.authority.ksef;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.invoice.KsefSeal;

/**
 * Signs links with the KSeF certificate of the kind Offline that a company gave: RSASSA-PSS or
 * ECDSA over SHA-256, as CIRFMF/ksef-docs, kody-qr.md wants it. Thread-safe.
 */
public final class KsefOfflineCertificate implements KsefSeal {
  private static final int SALT = 32;
  private static final int HEX = 16;

  @Override
  public Optional<Sealer> of(Map<String, String> fields) {
    return KsefCredentials.offlineKey(fields)
        .map(
            key ->
                new Sealer(
                    serial(key.certificate().getSerialNumber()), text -> signed(key.key(), text)));
  }

  private static String serial(BigInteger number) {
    String digits = number.toString(HEX).toUpperCase(Locale.ROOT);
    return digits.length() % 2 == 0 ? digits : "0" + digits;
  }

  private static byte[] signed(PrivateKey key, byte[] text) {
    try {
      Signature signature = signature(key);
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the offline certificate cannot sign", e);
    }
  }

  private static Signature signature(PrivateKey key) throws GeneralSecurityException {
    if (key.getAlgorithm().equals("EC")) {
      return Signature.getInstance("SHA256withECDSAinP1363Format");
    }
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, PSSParameterSpec.TRAILER_FIELD_BC));
    return signature;
  }
}
