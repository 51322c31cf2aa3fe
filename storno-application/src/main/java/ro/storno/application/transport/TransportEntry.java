package ro.storno.application.transport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Wording;

/**
 * What is typed on a delivery note about its transport (api-reference/delivery-notes/create.md,
 * "e-Transport Fields"), in the same body as the note. All of it may be given later.
 *
 * @param etransportOperationType ANAF's code: 10, 12, 14, 20, 22, 24, 30, 40, 50, 60 or 70
 * @param etransportPostIncident declared afterwards, because ANAF's system was out of order
 * @param etransportVehicleNumber registration number
 * @param etransportTrailer1 registration number
 * @param etransportTrailer2 registration number
 * @param etransportTransporterCountry two letters
 * @param etransportTransporterCode its CIF, or {@code PF}
 * @param etransportTransporterName its name
 * @param etransportTransportDate first day of the transport
 * @param etransportStartCounty ANAF's number of the county
 * @param etransportStartLocality where it begins
 * @param etransportStartStreet where it begins
 * @param etransportStartNumber where it begins
 * @param etransportStartOtherInfo where it begins
 * @param etransportStartPostalCode where it begins
 * @param etransportStartBorderPoint ANAF's number of the border crossing, instead of a place
 * @param etransportStartCustomsOffice ANAF's number of the customs office, instead of a place
 * @param etransportEndCounty ANAF's number of the county
 * @param etransportEndLocality where it ends
 * @param etransportEndStreet where it ends
 * @param etransportEndNumber where it ends
 * @param etransportEndOtherInfo where it ends
 * @param etransportEndPostalCode where it ends
 * @param etransportEndBorderPoint ANAF's number of the border crossing, instead of a place
 * @param etransportEndCustomsOffice ANAF's number of the customs office, instead of a place
 * @param lines what belongs to the lines of the note, in their order
 */
public record TransportEntry(
    @Nullable Integer etransportOperationType,
    @Nullable Boolean etransportPostIncident,
    @Size(max = 30, message = Wording.TOO_LONG) @Nullable String etransportVehicleNumber,
    @Size(max = 30, message = Wording.TOO_LONG) @Nullable String etransportTrailer1,
    @Size(max = 30, message = Wording.TOO_LONG) @Nullable String etransportTrailer2,
    @Size(max = 2, message = Wording.TOO_LONG) @Nullable String etransportTransporterCountry,
    @Size(max = 30, message = Wording.TOO_LONG) @Nullable String etransportTransporterCode,
    @Size(max = 200, message = Wording.TOO_LONG) @Nullable String etransportTransporterName,
    @Nullable LocalDate etransportTransportDate,
    @Nullable Integer etransportStartCounty,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String etransportStartLocality,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String etransportStartStreet,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String etransportStartNumber,
    @Size(max = 200, message = Wording.TOO_LONG) @Nullable String etransportStartOtherInfo,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String etransportStartPostalCode,
    @Nullable Integer etransportStartBorderPoint,
    @Nullable Integer etransportStartCustomsOffice,
    @Nullable Integer etransportEndCounty,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String etransportEndLocality,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String etransportEndStreet,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String etransportEndNumber,
    @Size(max = 200, message = Wording.TOO_LONG) @Nullable String etransportEndOtherInfo,
    @Size(max = 20, message = Wording.TOO_LONG) @Nullable String etransportEndPostalCode,
    @Nullable Integer etransportEndBorderPoint,
    @Nullable Integer etransportEndCustomsOffice,
    @Nullable List<@Valid @Nullable Line> lines) {

  /** Nothing. */
  public static final TransportEntry NONE =
      new TransportEntry(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null);

  /**
   * What belongs to a line.
   *
   * @param tariffCode 4, 6 or 8 digits of the combined nomenclature
   * @param purposeCode ANAF's code, such as 101 for sale
   * @param unitOfMeasureCode UN/ECE Recommendation 20; that of the line's unit unless given
   * @param netWeight kilograms
   * @param grossWeight kilograms
   * @param valueWithoutVat in lei; what the line comes to unless given
   */
  public record Line(
      @Size(max = 10, message = Wording.TOO_LONG) @Nullable String tariffCode,
      @Nullable Integer purposeCode,
      @Size(max = 3, message = Wording.TOO_LONG) @Nullable String unitOfMeasureCode,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 12, fraction = 2, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal netWeight,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 12, fraction = 2, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal grossWeight,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 12, fraction = 2, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal valueWithoutVat) {}
}
