package ro.storno.application.invoice;

import java.util.Map;
import java.util.Optional;

/** A certificate for whoever gives the field {@code offlineCertificate}; it signs by a copy. */
public final class PlainKsefSeal implements KsefSeal {
  @Override
  public Optional<Sealer> of(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("offlineCertificate"))
        .map(given -> new Sealer("01F20A5D352AE590", text -> text));
  }
}
