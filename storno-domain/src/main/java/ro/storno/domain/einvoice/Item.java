package ro.storno.domain.einvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The goods or service of a line (BG-31).
 *
 * @param name BT-153 name; null when absent
 * @param description BT-154 description; null when absent
 * @param sellerId BT-155 the seller's article number; null when absent
 * @param buyerId BT-156 the buyer's article number; null when absent
 * @param standardId BT-157 registered identifier, for example a GTIN with scheme 0160; null when
 *     absent
 * @param classifications classifications (BT-158)
 * @param originCountry BT-159 country of origin, ISO 3166-1 alpha-2; null when absent
 * @param attributes attributes (BG-32)
 */
public record Item(
    @Nullable String name,
    @Nullable String description,
    @Nullable String sellerId,
    @Nullable String buyerId,
    @Nullable Identifier standardId,
    List<ItemClassification> classifications,
    @Nullable String originCountry,
    List<ItemAttribute> attributes) {
  /** Copies lists and refuses a null where the term is not optional. */
  public Item {
    classifications = List.copyOf(classifications);
    attributes = List.copyOf(attributes);
  }

  /** An empty Item to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.name = name;
    copy.description = description;
    copy.sellerId = sellerId;
    copy.buyerId = buyerId;
    copy.standardId = standardId;
    copy.classifications.addAll(classifications);
    copy.originCountry = originCountry;
    copy.attributes.addAll(attributes);
    return copy;
  }

  /** Collects the terms of a {@link Item}; not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String sellerId;
    private @Nullable String buyerId;
    private @Nullable Identifier standardId;
    private final List<ItemClassification> classifications = new ArrayList<>();
    private @Nullable String originCountry;
    private final List<ItemAttribute> attributes = new ArrayList<>();

    private Builder() {}

    /** Sets BT-153 name. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets BT-154 description. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets BT-155 the seller's article number. */
    public Builder sellerId(@Nullable String sellerId) {
      this.sellerId = sellerId;
      return this;
    }

    /** Sets BT-156 the buyer's article number. */
    public Builder buyerId(@Nullable String buyerId) {
      this.buyerId = buyerId;
      return this;
    }

    /** Sets BT-157 registered identifier, for example a GTIN with scheme 0160. */
    public Builder standardId(@Nullable Identifier standardId) {
      this.standardId = standardId;
      return this;
    }

    /** Replaces all of classifications (BT-158). */
    public Builder classifications(List<ItemClassification> classifications) {
      this.classifications.clear();
      this.classifications.addAll(classifications);
      return this;
    }

    /** Adds one to classifications (BT-158). */
    public Builder addClassification(ItemClassification classification) {
      this.classifications.add(classification);
      return this;
    }

    /** Sets BT-159 country of origin, ISO 3166-1 alpha-2. */
    public Builder originCountry(@Nullable String originCountry) {
      this.originCountry = originCountry;
      return this;
    }

    /** Replaces all of attributes (BG-32). */
    public Builder attributes(List<ItemAttribute> attributes) {
      this.attributes.clear();
      this.attributes.addAll(attributes);
      return this;
    }

    /** Adds one to attributes (BG-32). */
    public Builder addAttribute(ItemAttribute attribute) {
      this.attributes.add(attribute);
      return this;
    }

    /** The Item as collected so far. */
    public Item build() {
      return new Item(
          name,
          description,
          sellerId,
          buyerId,
          standardId,
          classifications,
          originCountry,
          attributes);
    }
  }
}
