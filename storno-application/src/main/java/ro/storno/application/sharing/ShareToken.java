package ro.storno.application.sharing;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import ro.storno.domain.company.CompanyId;

/**
 * What stands in a share link: the company, so that its rows can be looked at behind its wall and
 * no other, and the secret. The company alone opens nothing.
 *
 * @param company not null
 * @param secret not null
 */
record ShareToken(CompanyId company, String secret) {
  private static final int COMPANY_LENGTH = 22;
  private static final int BYTES = 16;
  private static final int LONGEST = 200;

  /** Returns the token as it stands in the link, safe in URLs. */
  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(company.value().getMostSignificantBits());
    bytes.putLong(company.value().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()) + secret;
  }

  /** Reads a token as somebody sent it; empty if it is none of ours. */
  static Optional<ShareToken> parse(String text) {
    if (text.length() <= COMPANY_LENGTH || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(0, COMPANY_LENGTH)));
      ShareToken read =
          new ShareToken(
              new CompanyId(new UUID(bytes.getLong(), bytes.getLong())),
              text.substring(COMPANY_LENGTH));
      // Only one spelling is ours, though a decoder takes several.
      return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
