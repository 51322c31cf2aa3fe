package ro.storno.simulator.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often which fault strikes which operation. A call has one fault at most, so the probabilities
 * of an operation add up. Written {@code upload.lost-answer=20%,*.slow=1%}, where {@code *} stands
 * for every operation that the plan does not name with the same fault. Immutable.
 */
public final class FaultPlan {
  /** Nothing goes wrong. */
  public static final FaultPlan NONE = new FaultPlan(Map.of());

  /** Every operation. */
  public static final String EVERY = "*";

  private static final int CERTAIN = Probability.ALWAYS.perMillion();

  private final Map<String, Map<FaultKind, Probability>> byOperation;

  private FaultPlan(Map<String, Map<FaultKind, Probability>> byOperation) {
    this.byOperation = byOperation;
  }

  /**
   * Returns this plan with one fault more, or at another probability.
   *
   * @param operation not null
   * @param kind not null
   * @param probability not null
   */
  public FaultPlan with(Operation operation, FaultKind kind, Probability probability) {
    if (!operation.suffers(kind)) {
      throw new IllegalArgumentException(
          "The operation " + operation.wireName() + " does not know the fault " + kind.wireName());
    }
    return with(operation.wireName(), kind, probability);
  }

  /**
   * Returns this plan with a fault of every operation.
   *
   * @param kind not null
   * @param probability not null
   */
  public FaultPlan everywhere(FaultKind kind, Probability probability) {
    return with(EVERY, kind, probability);
  }

  private FaultPlan with(String operation, FaultKind kind, Probability probability) {
    Map<String, Map<FaultKind, Probability>> copy = new LinkedHashMap<>(byOperation);
    Map<FaultKind, Probability> faults = new EnumMap<>(FaultKind.class);
    faults.putAll(copy.getOrDefault(operation, Map.of()));
    faults.put(kind, probability);
    copy.put(operation, Collections.unmodifiableMap(faults));
    FaultPlan plan = new FaultPlan(Collections.unmodifiableMap(copy));
    plan.checkSum(operation);
    return plan;
  }

  private void checkSum(String operation) {
    int sum = of(operation).values().stream().mapToInt(Probability::perMillion).sum();
    if (sum > CERTAIN) {
      throw new IllegalArgumentException(
          "The faults of " + operation + " add up to more than 100 %: " + this);
    }
  }

  /**
   * Reads a plan.
   *
   * @param text such as {@code upload.lost-answer=20%,*.slow=1%}; blank for none; not null
   * @param operations those that there are; not null
   * @throws IllegalArgumentException if it is none, with a message for people
   */
  public static FaultPlan parse(String text, Operation... operations) {
    FaultPlan plan = NONE;
    for (String item : text.split(",")) {
      if (!item.isBlank()) {
        plan = plan.withItem(item.strip(), operations);
      }
    }
    return plan;
  }

  private FaultPlan withItem(String item, Operation... operations) {
    int dot = item.lastIndexOf('.', Math.max(item.indexOf('='), 0));
    int equals = item.indexOf('=');
    if (dot < 1 || equals < dot) {
      throw new IllegalArgumentException(
          "'"
              + item
              + "' is not a fault; write OPERATION.FAULT=20%, such as upload.lost-answer=20%");
    }
    String operation = item.substring(0, dot);
    String fault = item.substring(dot + 1, equals).strip();
    FaultKind kind = kind(fault);
    Probability probability = Probability.parse(item.substring(equals + 1));
    return operation.equals(EVERY)
        ? with(EVERY, kind, probability)
        : with(operation(operation, operations), kind, probability);
  }

  private static Operation operation(String name, Operation... operations) {
    return Arrays.stream(operations)
        .filter(o -> o.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no operation '"
                        + name
                        + "'; there are * and "
                        + Arrays.stream(operations)
                            .map(Operation::wireName)
                            .collect(Collectors.joining(", "))));
  }

  private static FaultKind kind(String name) {
    return FaultKind.ofWireName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no fault '"
                        + name
                        + "'; there are "
                        + Arrays.stream(FaultKind.values())
                            .map(FaultKind::wireName)
                            .collect(Collectors.joining(", "))));
  }

  private Map<FaultKind, Probability> of(String operation) {
    Map<FaultKind, Probability> faults = new EnumMap<>(FaultKind.class);
    faults.putAll(byOperation.getOrDefault(EVERY, Map.of()));
    faults.putAll(byOperation.getOrDefault(operation, Map.of()));
    return faults;
  }

  /** Returns which fault, if any, a draw of 0 to 999,999 means for an operation. */
  Optional<FaultKind> strike(Operation operation, int draw) {
    int bound = 0;
    @Nullable FaultKind struck = null;
    for (Map.Entry<FaultKind, Probability> fault : of(operation.wireName()).entrySet()) {
      if (!operation.suffers(fault.getKey())) {
        continue;
      }
      bound += fault.getValue().perMillion();
      if (draw < bound) {
        struck = fault.getKey();
        break;
      }
    }
    return Optional.ofNullable(struck);
  }

  @Override
  public String toString() {
    return byOperation.entrySet().stream()
        .flatMap(
            o ->
                o.getValue().entrySet().stream()
                    .map(f -> o.getKey() + "." + f.getKey().wireName() + "=" + f.getValue()))
        .collect(Collectors.joining(","));
  }
}
