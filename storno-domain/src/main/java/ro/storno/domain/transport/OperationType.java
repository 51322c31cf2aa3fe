package ro.storno.domain.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why goods are on the road (codTipOperatiune): ANAF's code, its abbreviation, and what the
 * official rules allow for it. What sets one apart from another is data.
 */
public enum OperationType {
  /** Achiziţie intracomunitară. */
  AIC(10, Partner.EUROPEAN, Purposes.OF_ACQUISITION, Ends.BORDER_AT_BOTH),
  /** Lohn, intrare. */
  LHI(12, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_START),
  /** Stocuri la dispoziţia clientului, intrare. */
  SCI(14, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_START),
  /** Livrare intracomunitară. */
  LIC(20, Partner.EUROPEAN, Purposes.OF_DELIVERY, Ends.BORDER_AT_END),
  /** Lohn, ieşire. */
  LHE(22, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_END),
  /** Stocuri la dispoziţia clientului, ieşire. */
  SCE(24, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_END),
  /** Transport pe teritoriul naţional. */
  TTN(30, Partner.ROMANIAN, Purposes.OF_NATIONAL, Ends.PLACES_ONLY),
  /** Import. */
  IMP(40, Partner.OTHER, Purposes.SAME, Ends.BORDER_OR_CUSTOMS_AT_START),
  /** Export. */
  EXP(50, Partner.OTHER, Purposes.SAME, Ends.BORDER_OR_CUSTOMS_AT_END),
  /** Tranzacţie intracomunitară, intrare pentru depozitare sau formare de nou transport. */
  DIN(60, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_START),
  /** Tranzacţie intracomunitară, ieşire după depozitare sau formare de nou transport. */
  DIE(70, Partner.EUROPEAN, Purposes.SAME, Ends.BORDER_AT_END);

  /** Where the commercial partner has to be (BR-004, BR-005, BR-006). */
  public enum Partner {
    /** In the European Union, but not in Romania. */
    EUROPEAN,
    ROMANIAN,
    /** Outside the European Union. */
    OTHER
  }

  /**
   * What the two ends of a route may be besides a place (BR-046, BR-212, BR-213, BR-216, BR-217).
   */
  private enum Ends {
    PLACES_ONLY(false, false, false, false),
    BORDER_AT_START(true, false, false, false),
    BORDER_AT_END(false, true, false, false),
    BORDER_AT_BOTH(true, true, false, false),
    BORDER_OR_CUSTOMS_AT_START(true, false, true, false),
    BORDER_OR_CUSTOMS_AT_END(false, true, false, true);

    private final boolean borderAtStart;
    private final boolean borderAtEnd;
    private final boolean customsAtStart;
    private final boolean customsAtEnd;

    Ends(boolean borderAtStart, boolean borderAtEnd, boolean customsAtStart, boolean customsAtEnd) {
      this.borderAtStart = borderAtStart;
      this.borderAtEnd = borderAtEnd;
      this.customsAtStart = customsAtStart;
      this.customsAtEnd = customsAtEnd;
    }
  }

  /** Purposes (codScopOperatiune) by operation (BR-068, BR-069, BR-070, BR-205). */
  private static final class Purposes {
    static final int SAME_AS_OPERATION = 9999;
    static final Set<Integer> SAME = Set.of(SAME_AS_OPERATION);
    static final Set<Integer> OF_NATIONAL = Set.of(101, 704, 705, 9901);
    static final Set<Integer> OF_DELIVERY = Set.of(101, 301, 703, 801, 802, 9901);
    static final Set<Integer> OF_ACQUISITION =
        Set.of(101, 201, 301, 401, 501, 601, 703, 801, 802, 901, 1001, 1101, 9901);
  }

  private final int code;
  private final Partner partner;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Integer> purposes;

  private final Ends ends;

  OperationType(int code, Partner partner, Set<Integer> purposes, Ends ends) {
    this.code = code;
    this.partner = partner;
    this.purposes = purposes;
    this.ends = ends;
  }

  /** Returns ANAF's code, such as 30. */
  public int code() {
    return code;
  }

  /** Returns the operation with one of ANAF's codes, if there is one. */
  public static Optional<OperationType> ofCode(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
  }

  /** Returns where the commercial partner has to be. */
  public Partner partner() {
    return partner;
  }

  /** Returns the purposes that goods may have, in ascending order. */
  public List<Integer> purposes() {
    return purposes.stream().sorted().toList();
  }

  /** Returns the purpose of goods that is left where there is no choice. */
  public Optional<Integer> onlyPurpose() {
    return purposes.size() == 1 ? purposes.stream().findFirst() : Optional.empty();
  }

  /** Returns whether tariff code, net weight and value may be left out (BR-206 to BR-208). */
  public boolean goodsInBrief() {
    return this == DIN || this == DIE;
  }

  /** Returns whether the route may begin at a border crossing. */
  public boolean borderAtStart() {
    return ends.borderAtStart;
  }

  /** Returns whether the route may end at a border crossing. */
  public boolean borderAtEnd() {
    return ends.borderAtEnd;
  }

  /** Returns whether the route may begin at a customs office. */
  public boolean customsAtStart() {
    return ends.customsAtStart;
  }

  /** Returns whether the route may end at a customs office. */
  public boolean customsAtEnd() {
    return ends.customsAtEnd;
  }
}
