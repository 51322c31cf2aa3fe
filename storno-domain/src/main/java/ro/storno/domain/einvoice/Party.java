package ro.storno.domain.einvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller (BG-4) or the buyer (BG-7).
 *
 * <p>Both groups hold the same terms, except that BT-32 and BT-33 exist for the seller only and
 * that a buyer has at most one identifier in EN 16931-1:2017.
 *
 * @param name BT-27, BT-44 name in the register; null when absent
 * @param tradingName BT-28, BT-45 name the party trades under; null when absent
 * @param identifiers identifiers of the party (BT-29, BT-46)
 * @param legalRegistrationId BT-30, BT-47 number in the register of companies, in Romania for
 *     example {@code J12/1234/2020}; null when absent
 * @param vatId BT-31, BT-48 VAT identifier with its country prefix, for example {@code RO12345678};
 *     null when absent
 * @param taxRegistrationId BT-32 tax registration of the seller other than VAT, the scheme being
 *     the tax scheme code it is filed under; null when absent
 * @param additionalLegalInformation BT-33 further legal information of the seller, for example the
 *     share capital; null when absent
 * @param electronicAddress BT-34, BT-49 electronic address with its EAS scheme; null when absent
 * @param address BG-5, BG-8 postal address; null when absent
 * @param contact BG-6, BG-9 contact; null when absent
 */
public record Party(
    @Nullable String name,
    @Nullable String tradingName,
    List<Identifier> identifiers,
    @Nullable Identifier legalRegistrationId,
    @Nullable String vatId,
    @Nullable Identifier taxRegistrationId,
    @Nullable String additionalLegalInformation,
    @Nullable Identifier electronicAddress,
    @Nullable PostalAddress address,
    @Nullable Contact contact) {
  /** Copies lists and refuses a null where the term is not optional. */
  public Party {
    identifiers = List.copyOf(identifiers);
  }

  /** An empty Party to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.name = name;
    copy.tradingName = tradingName;
    copy.identifiers.addAll(identifiers);
    copy.legalRegistrationId = legalRegistrationId;
    copy.vatId = vatId;
    copy.taxRegistrationId = taxRegistrationId;
    copy.additionalLegalInformation = additionalLegalInformation;
    copy.electronicAddress = electronicAddress;
    copy.address = address;
    copy.contact = contact;
    return copy;
  }

  /** Collects the terms of a {@link Party}; not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String tradingName;
    private final List<Identifier> identifiers = new ArrayList<>();
    private @Nullable Identifier legalRegistrationId;
    private @Nullable String vatId;
    private @Nullable Identifier taxRegistrationId;
    private @Nullable String additionalLegalInformation;
    private @Nullable Identifier electronicAddress;
    private @Nullable PostalAddress address;
    private @Nullable Contact contact;

    private Builder() {}

    /** Sets BT-27, BT-44 name in the register. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets BT-28, BT-45 name the party trades under. */
    public Builder tradingName(@Nullable String tradingName) {
      this.tradingName = tradingName;
      return this;
    }

    /** Replaces all of identifiers of the party (BT-29, BT-46). */
    public Builder identifiers(List<Identifier> identifiers) {
      this.identifiers.clear();
      this.identifiers.addAll(identifiers);
      return this;
    }

    /** Adds one to identifiers of the party (BT-29, BT-46). */
    public Builder addIdentifier(Identifier identifier) {
      this.identifiers.add(identifier);
      return this;
    }

    /**
     * Sets BT-30, BT-47 number in the register of companies, in Romania for example {@code
     * J12/1234/2020}.
     */
    public Builder legalRegistrationId(@Nullable Identifier legalRegistrationId) {
      this.legalRegistrationId = legalRegistrationId;
      return this;
    }

    /** Sets BT-31, BT-48 VAT identifier with its country prefix, for example {@code RO12345678}. */
    public Builder vatId(@Nullable String vatId) {
      this.vatId = vatId;
      return this;
    }

    /**
     * Sets BT-32 tax registration of the seller other than VAT, the scheme being the tax scheme
     * code it is filed under.
     */
    public Builder taxRegistrationId(@Nullable Identifier taxRegistrationId) {
      this.taxRegistrationId = taxRegistrationId;
      return this;
    }

    /** Sets BT-33 further legal information of the seller, for example the share capital. */
    public Builder additionalLegalInformation(@Nullable String additionalLegalInformation) {
      this.additionalLegalInformation = additionalLegalInformation;
      return this;
    }

    /** Sets BT-34, BT-49 electronic address with its EAS scheme. */
    public Builder electronicAddress(@Nullable Identifier electronicAddress) {
      this.electronicAddress = electronicAddress;
      return this;
    }

    /** Sets BG-5, BG-8 postal address. */
    public Builder address(@Nullable PostalAddress address) {
      this.address = address;
      return this;
    }

    /** Sets BG-6, BG-9 contact. */
    public Builder contact(@Nullable Contact contact) {
      this.contact = contact;
      return this;
    }

    /** The Party as collected so far. */
    public Party build() {
      return new Party(
          name,
          tradingName,
          identifiers,
          legalRegistrationId,
          vatId,
          taxRegistrationId,
          additionalLegalInformation,
          electronicAddress,
          address,
          contact);
    }
  }
}
