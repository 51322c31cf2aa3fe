package ro.storno.application.invoice;

import java.util.Map;
import java.util.Optional;
import ro.storno.domain.ksef.KsefVerificationLink;

/** Finds the certificate with which a company vouches for invoices that KSeF does not have yet. */
public interface KsefSeal {
  /**
   * Returns it.
   *
   * @param fields of the company's configuration, opened; not null
   * @return empty if the company gave none that can be used
   */
  Optional<Sealer> of(Map<String, String> fields);

  /**
   * A KSeF certificate of the kind Offline with its key.
   *
   * @param serial of the certificate, in upper-case hexadecimal; not null
   * @param signer by its key; not null
   */
  record Sealer(String serial, KsefVerificationLink.Signer signer) {}
}
