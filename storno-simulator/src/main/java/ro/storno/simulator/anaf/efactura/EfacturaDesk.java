package ro.storno.simulator.anaf.efactura;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;

/**
 * The inside of one of ANAF's two e-Factura systems: takes documents in, judges them, and hands
 * them out to both sides.
 *
 * <p>Numbers are drawn from what they are for, so that they do not depend on who comes first;
 * unlike ANAF's they do not grow with time. Thread-safe.
 */
public final class EfacturaDesk {
  /** How long an archive can be downloaded, and how far back lists go. */
  public static final Duration WINDOW = Duration.ofDays(60);

  private static final long FIRST_INDEX = 5_000_000_000L;

  private final Environment environment;
  private final SimulatorClock clock;
  private final Seed seed;
  private final boolean refuseDuplicates;
  private final Predicate<String> known;
  private final IdentityRules identityRules = new IdentityRules();
  private final List<UploadRule> rules = new CopyOnWriteArrayList<>();

  private final List<Upload> arrivals = new ArrayList<>();
  private final Map<Long, Upload> byIndex = new HashMap<>();
  private final Map<String, Upload> acceptedByHash = new HashMap<>();
  private final Numbers indices;
  private final PostRoom post;
  private final Map<String, Integer> delivered = new HashMap<>();
  private final PriorityQueue<Late> late =
      new PriorityQueue<>(Comparator.comparing(Late::due).thenComparing(l -> l.upload().hash));
  private Timing timing;

  private record Late(Instant due, Upload upload) {}

  /**
   * An empty desk.
   *
   * @param environment not null
   * @param clock not null
   * @param seed not null
   * @param timing not null
   * @param refuseDuplicates whether a document that was accepted is refused the next time
   * @param known whether there is a taxpayer with a CIF, who then receives what is sent to it; not
   *     null
   */
  public EfacturaDesk(
      Environment environment,
      SimulatorClock clock,
      Seed seed,
      Timing timing,
      boolean refuseDuplicates,
      Predicate<String> known) {
    this.environment = environment;
    this.clock = clock;
    this.seed = seed;
    this.timing = timing;
    this.refuseDuplicates = refuseDuplicates;
    this.known = known;
    this.indices = new Numbers(seed, FIRST_INDEX);
    this.post = new PostRoom(environment, seed);
  }

  /** Sets how long everything takes, for documents that arrive from now on. */
  public synchronized void timing(Timing timing) {
    this.timing = timing;
  }

  /** Judges by one rule more from now on. */
  public void rule(UploadRule rule) {
    rules.add(rule);
  }

  /** Returns what the public validator has to say: all rules but whose document it is. */
  List<String> findings(DocumentFacts facts, Standard standard, byte[] document) {
    String seller = facts.seller().code();
    Filing filing =
        new Filing(
            seller == null ? "" : seller, standard, false, facts.buyer().foreign(), false, true);
    List<String> errors = new ArrayList<>(identityRules.errors(filing, facts, document));
    rules.forEach(rule -> errors.addAll(rule.errors(filing, facts, document)));
    return List.copyOf(errors);
  }

  /** Notes a document that was refused at the door. */
  synchronized void refusedAtDoor(
      byte[] document, @Nullable Filing filing, List<String> errors, Faults.Decision decision) {
    Upload upload = new Upload(document, filing, null, clock.instant(), decision);
    upload.errorsAtDoor = List.copyOf(errors);
    arrivals.add(upload);
  }

  /**
   * Takes a document in.
   *
   * @return the index; empty if it will be taken in later, and the one who handed it in hears
   *     nothing
   */
  synchronized Optional<Long> arrive(
      byte[] document, Filing filing, DocumentFacts facts, Faults.Decision decision) {
    Instant now = settled();
    Upload upload = new Upload(document, filing, facts, now, decision);
    arrivals.add(upload);
    if (decision.is(FaultKind.LATE_ACCEPTANCE)) {
      Duration lateness =
          seed.within(timing.lateness(), "lateness", upload.hash, decision.ordinal());
      late.add(new Late(now.plus(lateness), upload));
      return Optional.empty();
    }
    return Optional.of(take(upload, filing, facts, now));
  }

  /** Takes in what was due by now. */
  private Instant settled() {
    Instant now = clock.instant();
    for (Late next = late.peek(); next != null && !next.due().isAfter(now); next = late.peek()) {
      late.remove();
      Upload upload = next.upload();
      if (upload.filing != null && upload.facts != null) {
        take(upload, upload.filing, upload.facts, next.due());
      }
    }
    return now;
  }

  private long take(Upload upload, Filing filing, DocumentFacts facts, Instant at) {
    String hash = upload.hash;
    int ordinal = upload.decision.ordinal();
    long index = indices.next("index", environment, hash, filing, ordinal);
    Duration lag =
        upload.decision.is(FaultKind.LAG)
            ? seed.within(timing.lag(), "lag", hash, ordinal)
            : Duration.ZERO;
    Instant judgedAt = at.plus(seed.within(timing.judging(), "judging", hash, ordinal)).plus(lag);
    Instant listedAt = judgedAt.plus(seed.within(timing.listing(), "listing", hash, ordinal));
    List<String> errors = errors(upload, filing, facts);
    UploadState state =
        upload.decision.is(FaultKind.NOT_TAKEN)
            ? UploadState.NOT_TAKEN
            : errors.isEmpty() ? UploadState.ACCEPTED : UploadState.REJECTED;
    PostRoom.Item item = new PostRoom.Item(index, judgedAt, listedAt, () -> upload.document);
    long download =
        switch (state) {
          case ACCEPTED -> accepted(filing, facts, item);
          case REJECTED -> rejected(filing, errors, item);
          default -> 0;
        };
    upload.judgement = new Upload.Judgement(index, at, judgedAt, state, errors, download);
    byIndex.put(index, upload);
    if (state == UploadState.ACCEPTED) {
      acceptedByHash.putIfAbsent(hash, upload);
    }
    return index;
  }

  private List<String> errors(Upload upload, Filing filing, DocumentFacts facts) {
    List<String> errors = new ArrayList<>();
    if (filing.standard() == Standard.RASP) {
      if (answered(filing, facts).isEmpty()) {
        errors.add("Nu exista factura cu id_incarcare= " + facts.repliesTo());
      }
    } else {
      duplicate(upload).ifPresent(errors::add);
      errors.addAll(identityRules.errors(filing, facts, upload.document));
    }
    rules.forEach(rule -> errors.addAll(rule.errors(filing, facts, upload.document)));
    if (upload.decision.is(FaultKind.REFUSAL)) {
      errors.add(Refusals.drawn(seed, upload.hash, upload.decision.ordinal()));
    }
    return List.copyOf(errors);
  }

  private Optional<String> duplicate(Upload upload) {
    return Optional.ofNullable(refuseDuplicates ? acceptedByHash.get(upload.hash) : null)
        .map(first -> first.judgement)
        .map(
            first ->
                "Factura a mai fost transmisa anterior cu index="
                    + first.index()
                    + " si data incarcare="
                    + LocalDate.ofInstant(first.takenAt(), SimulatorClock.BUCHAREST));
  }

  /** Returns the accepted invoice that a buyer's message is about, if it is the buyer's. */
  private Optional<Upload> answered(Filing filing, DocumentFacts facts) {
    String index = facts.repliesTo();
    return Optional.ofNullable(
            index == null || !index.matches("[0-9]{1,18}")
                ? null
                : byIndex.get(Long.parseLong(index)))
        .filter(u -> u.judgement != null && u.judgement.state() == UploadState.ACCEPTED)
        .filter(u -> u.facts != null && u.facts.buyer().is(filing.cif()));
  }

  private long accepted(Filing filing, DocumentFacts facts, PostRoom.Item item) {
    if (filing.standard() == Standard.RASP) {
      return buyerMessage(filing, facts, item);
    }
    String seller = facts.seller().code();
    String buyer = facts.buyer().code();
    String details =
        filing.selfBilled()
            ? Sentences.selfBilled(item.index(), filing.cif(), seller)
            : Sentences.invoice(item.index(), seller, buyer);
    long toBuyer =
        buyer != null && known.test(buyer) && !filing.toConsumer()
            ? post.post(item, buyer, MessageKind.RECEIVED, details).id()
            : 0;
    long toSeller = seller == null ? 0 : post.post(item, seller, MessageKind.SENT, details).id();
    if (filing.enforcement() && !filing.cif().equals(seller)) {
      return post.post(item, filing.cif(), MessageKind.SENT, details).id();
    }
    return filing.selfBilled() ? toBuyer : toSeller;
  }

  private long buyerMessage(Filing filing, DocumentFacts facts, PostRoom.Item item) {
    String seller =
        answered(filing, facts)
            .map(upload -> upload.facts)
            .map(read -> read.seller().code())
            .orElseThrow();
    String details =
        Sentences.buyerMessage(
            item.index(), String.valueOf(facts.repliesTo()), seller, filing.cif());
    post.post(item, seller, MessageKind.BUYER_MESSAGE_RECEIVED, details);
    return post.post(item, filing.cif(), MessageKind.BUYER_MESSAGE_SENT, details).id();
  }

  private long rejected(Filing filing, List<String> errors, PostRoom.Item item) {
    byte[] document = AnafXml.errors(item.index(), filing.cif(), errors);
    PostRoom.Item answer =
        new PostRoom.Item(item.index(), item.availableAt(), item.listedAt(), () -> document);
    String details = Sentences.errors(item.index(), filing.selfBilled());
    return post.post(answer, filing.cif(), MessageKind.ERRORS, details).id();
  }

  /**
   * Puts a document into a taxpayer's list.
   *
   * @param delivery not null
   * @return its entry
   */
  public synchronized Message deliver(Delivery delivery) {
    Instant at = delivery.listedAt() == null ? clock.instant() : delivery.listedAt();
    int ordinal = delivered.merge(delivery.cif(), 1, Integer::sum);
    long index = indices.next("delivery", environment, delivery.cif(), ordinal);
    String details = delivery.details();
    return post.post(
        new PostRoom.Item(index, at, at, delivery.document(), delivery.flaw(), delivery.disguise()),
        delivery.cif(),
        delivery.kind(),
        details == null ? Sentences.invoice(index, delivery.seller(), delivery.cif()) : details);
  }

  /** Returns the state of an upload and who handed it in; empty if there is no such index. */
  synchronized Optional<StateView> state(long index) {
    Instant now = settled();
    Upload upload = byIndex.get(index);
    if (upload == null || upload.judgement == null || upload.filing == null) {
      return Optional.empty();
    }
    UploadState state = upload.state(now);
    return Optional.of(
        new StateView(
            upload.filing.cif(),
            state,
            state == UploadState.IN_PROGRESS ? 0 : upload.judgement.download()));
  }

  /**
   * The state of an upload.
   *
   * @param cif of the one who handed it in; not null
   * @param state not null
   * @param download nought if there is none
   */
  record StateView(String cif, UploadState state, long download) {}

  /**
   * Returns what is listed by now of an interval, the oldest first.
   *
   * @param filter letter of {@link MessageKind#filter}, or empty for all
   */
  public synchronized List<Message> messages(String cif, Instant from, Instant to, String filter) {
    Instant now = settled();
    Instant last = to.isBefore(now) ? to : now;
    return post.list(cif, from, last, filter);
  }

  /** Returns a message that can be downloaded by now. */
  public synchronized Optional<Message> message(long id) {
    Instant now = settled();
    return post.find(id).filter(m -> !m.availableAt().isAfter(now));
  }

  /** Returns every document that arrived, in the order of arrival. */
  public synchronized List<UploadRecord> uploads() {
    Instant now = settled();
    return arrivals.stream().map(upload -> upload.record(environment, now)).toList();
  }

  /** Returns the exact bytes of the first arrival with a hash. */
  public synchronized Optional<byte[]> document(String hash) {
    return arrivals.stream().filter(u -> u.hash.equals(hash)).findFirst().map(u -> u.document);
  }

  /** Forgets every document; the rules and the timing stay. */
  public synchronized void reset() {
    arrivals.clear();
    byIndex.clear();
    acceptedByHash.clear();
    indices.reset();
    post.reset();
    delivered.clear();
    late.clear();
  }
}
