package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * A document that goes along with the invoice (BG-24).
 *
 * @param reference BT-122 its identifier; null when absent
 * @param typeCode kind of document from UNCL 1001, a term of UBL without a BT id
 *     (ublExtensions.additionalDocumentReferences); null when absent
 * @param description BT-123 what it is; null when absent
 * @param externalLocation BT-124 URL where it lies; null when absent
 * @param attachment BT-125 the document itself; null when not embedded
 */
public record SupportingDocument(
    @Nullable String reference,
    @Nullable String typeCode,
    @Nullable String description,
    @Nullable String externalLocation,
    @Nullable Attachment attachment) {
  /** An empty SupportingDocument to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.reference = reference;
    copy.typeCode = typeCode;
    copy.description = description;
    copy.externalLocation = externalLocation;
    copy.attachment = attachment;
    return copy;
  }

  /** Collects the terms of a {@link SupportingDocument}; not thread-safe. */
  public static final class Builder {
    private @Nullable String reference;
    private @Nullable String typeCode;
    private @Nullable String description;
    private @Nullable String externalLocation;
    private @Nullable Attachment attachment;

    private Builder() {}

    /** Sets BT-122 its identifier. */
    public Builder reference(@Nullable String reference) {
      this.reference = reference;
      return this;
    }

    /**
     * Sets kind of document from UNCL 1001, a term of UBL without a BT id
     * (ublExtensions.additionalDocumentReferences).
     */
    public Builder typeCode(@Nullable String typeCode) {
      this.typeCode = typeCode;
      return this;
    }

    /** Sets BT-123 what it is. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets BT-124 URL where it lies. */
    public Builder externalLocation(@Nullable String externalLocation) {
      this.externalLocation = externalLocation;
      return this;
    }

    /** Sets BT-125 the document itself. */
    public Builder attachment(@Nullable Attachment attachment) {
      this.attachment = attachment;
      return this;
    }

    /** The SupportingDocument as collected so far. */
    public SupportingDocument build() {
      return new SupportingDocument(reference, typeCode, description, externalLocation, attachment);
    }
  }
}
