package ro.storno.simulator.anaf.efactura;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.taxpayer.CheckDigits;
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
  private static final long FIRST_MESSAGE = 3_000_000_000L;
  private static final long NUMBERS = 1_900_000_000L;

  private final Environment environment;
  private final SimulatorClock clock;
  private final Seed seed;
  private final boolean refuseDuplicates;
  private final IdentityRules identityRules = new IdentityRules();
  private final List<UploadRule> rules = new CopyOnWriteArrayList<>();

  private final List<Upload> arrivals = new ArrayList<>();
  private final Map<Long, Upload> byIndex = new HashMap<>();
  private final Map<String, Upload> acceptedByHash = new HashMap<>();
  private final Set<Long> indices = new HashSet<>();
  private final Map<Long, Message> messages = new HashMap<>();
  private final Map<String, NavigableSet<Message>> byCif = new HashMap<>();
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
   */
  public EfacturaDesk(
      Environment environment,
      SimulatorClock clock,
      Seed seed,
      Timing timing,
      boolean refuseDuplicates) {
    this.environment = environment;
    this.clock = clock;
    this.seed = seed;
    this.timing = timing;
    this.refuseDuplicates = refuseDuplicates;
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
    long index = number(indices, FIRST_INDEX, "index", environment, hash, filing, ordinal);
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
    Post post = new Post(index, judgedAt, listedAt);
    long download =
        switch (state) {
          case ACCEPTED -> accepted(upload, filing, facts, post);
          case REJECTED -> rejected(filing, errors, post);
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
    Upload before = acceptedByHash.get(upload.hash);
    if (refuseDuplicates && before != null && before.judgement != null) {
      errors.add(
          "Factura a mai fost transmisa anterior cu index="
              + before.judgement.index()
              + " si data incarcare="
              + LocalDate.ofInstant(before.judgement.takenAt(), SimulatorClock.BUCHAREST));
    }
    if (filing.standard() == Standard.RASP) {
      if (answered(filing, facts).isEmpty()) {
        errors.add("Nu exista factura cu id_incarcare= " + facts.repliesTo());
      }
    } else {
      errors.addAll(identityRules.errors(filing, facts, upload.document));
    }
    rules.forEach(rule -> errors.addAll(rule.errors(filing, facts, upload.document)));
    if (upload.decision.is(FaultKind.REFUSAL)) {
      errors.add(Refusals.drawn(seed, upload.hash, upload.decision.ordinal()));
    }
    return List.copyOf(errors);
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

  private record Post(long index, Instant availableAt, Instant listedAt) {}

  private long accepted(Upload upload, Filing filing, DocumentFacts facts, Post post) {
    Supplier<byte[]> document = () -> upload.document;
    if (filing.standard() == Standard.RASP) {
      return buyerMessage(filing, facts, document, post);
    }
    String seller = facts.seller().code();
    String buyer = facts.buyer().code();
    String details =
        filing.selfBilled()
            ? Sentences.selfBilled(post.index(), filing.cif(), seller)
            : Sentences.invoice(post.index(), seller, buyer);
    long toBuyer =
        buyer != null && CheckDigits.cif(buyer) && !filing.toConsumer()
            ? post(post, buyer, MessageKind.RECEIVED, details, document, null)
            : 0;
    long toSeller =
        seller == null ? 0 : post(post, seller, MessageKind.SENT, details, document, null);
    if (filing.enforcement() && !filing.cif().equals(seller)) {
      return post(post, filing.cif(), MessageKind.SENT, details, document, null);
    }
    return filing.selfBilled() ? toBuyer : toSeller;
  }

  private long buyerMessage(
      Filing filing, DocumentFacts facts, Supplier<byte[]> document, Post post) {
    String seller =
        answered(filing, facts)
            .map(upload -> upload.facts)
            .map(read -> read.seller().code())
            .orElseThrow();
    String details =
        Sentences.buyerMessage(
            post.index(), String.valueOf(facts.repliesTo()), seller, filing.cif());
    post(post, seller, MessageKind.BUYER_MESSAGE_RECEIVED, details, document, null);
    return post(post, filing.cif(), MessageKind.BUYER_MESSAGE_SENT, details, document, null);
  }

  private long rejected(Filing filing, List<String> errors, Post post) {
    byte[] document = AnafXml.errors(post.index(), filing.cif(), errors);
    return post(
        post,
        filing.cif(),
        MessageKind.ERRORS,
        Sentences.errors(post.index(), filing.selfBilled()),
        () -> document,
        null);
  }

  private long post(
      Post post,
      String cif,
      MessageKind kind,
      String details,
      Supplier<byte[]> document,
      @Nullable FaultKind flaw) {
    long id =
        number(messages.keySet(), FIRST_MESSAGE, "message", environment, post.index(), cif, kind);
    Message message =
        new Message(
            id,
            post.index(),
            cif,
            kind,
            details,
            post.availableAt(),
            post.listedAt(),
            document,
            flaw);
    messages.put(id, message);
    byCif.computeIfAbsent(cif, c -> new TreeSet<>()).add(message);
    return id;
  }

  private long number(Set<Long> taken, long first, Object... purpose) {
    long number = seed.between(first, first + NUMBERS, purpose);
    while (taken.contains(number)) {
      number++;
    }
    if (taken == indices) {
      taken.add(number);
    }
    return number;
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
    long index = number(indices, FIRST_INDEX, "delivery", environment, delivery.cif(), ordinal);
    String details = delivery.details();
    long id =
        post(
            new Post(index, at, at),
            delivery.cif(),
            delivery.kind(),
            details == null ? Sentences.invoice(index, delivery.seller(), delivery.cif()) : details,
            delivery.document(),
            delivery.flaw());
    return message(id).orElseThrow();
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
    return byCif.getOrDefault(cif, new TreeSet<>()).stream()
        .filter(m -> !m.listedAt().isBefore(from) && !m.listedAt().isAfter(last))
        .filter(m -> filter.isEmpty() || filter.equals(m.kind().filter()))
        .toList();
  }

  /** Returns a message that can be downloaded by now. */
  public synchronized Optional<Message> message(long id) {
    Instant now = settled();
    return Optional.ofNullable(messages.get(id)).filter(m -> !m.availableAt().isAfter(now));
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
    indices.clear();
    messages.clear();
    byCif.clear();
    delivered.clear();
    late.clear();
  }
}
