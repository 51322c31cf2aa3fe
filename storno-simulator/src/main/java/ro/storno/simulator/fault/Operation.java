package ro.storno.simulator.fault;

/** One thing that an authority can be asked to do. */
public interface Operation {
  /** Returns the name in plans and ledgers, such as {@code upload}; unique at one authority. */
  String wireName();

  /** Returns whether a fault makes sense for it. */
  boolean suffers(FaultKind kind);
}
