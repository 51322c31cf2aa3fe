package ro.storno.domain.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour on the product grid of the till, such as {@code #1e40af} (objects/product.md).
 *
 * @param hex a hash and six lower-case hexadecimal digits; not null
 */
public record Colour(String hex) {
  private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

  /** Checks the form. */
  public Colour {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a colour: " + hex);
    }
  }

  /**
   * Reads a colour as typed, with or without the hash, in any case. What is no colour is dropped,
   * as api-reference/product-categories/create.md says.
   *
   * @param typed not null
   * @return the colour, or empty if it is none
   */
  public static Optional<Colour> parse(String typed) {
    String plain = typed.strip().toLowerCase(Locale.ROOT);
    String hex = plain.startsWith("#") ? plain : "#" + plain;
    return HEX.matcher(hex).matches() ? Optional.of(new Colour(hex)) : Optional.empty();
  }

  @Override
  public String toString() {
    return hex;
  }
}
