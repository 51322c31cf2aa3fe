package ro.storno.application.anaf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import ro.storno.application.TestApplication;
import ro.storno.application.anaf.FinishAuthorization.Callback;
import ro.storno.application.anaf.FinishAuthorization.Outcome;
import ro.storno.application.identity.Actor;
import ro.storno.application.notification.Notice;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;

/** Ana's Exemplu SRL and Radu's Alta Firma SRL, and an ANAF at which Ana's certificate counts. */
abstract class WithAnaf {
  static final String CIF = "12345674";
  static final String OTHER_CIF = "18547290";
  static final int CALLERS = 32;

  final TestApplication app = new TestApplication();
  final List<Notice> told = new ArrayList<>();
  final AnafRoom room =
      new AnafRoom(
          app.transactions,
          app.users,
          app.organizations,
          app.companies,
          app.directory,
          app.registry,
          told::add,
          app.jobs,
          app.ids,
          app.clock);
  final ScriptedAnaf anaf = room.anaf;
  final Actor ana = app.owner();
  final Actor radu = app.stranger().actor();
  final CompanyId company = app.scope().company();

  UserId user(Actor actor) {
    return actor.requireUser();
  }

  /** Lets Ana authorize with a holder's certificate, from beginning to end. */
  Outcome.Done authorize(String holder) {
    StartAuthorization.Started started = room.start.begin(ana);
    return (Outcome.Done) room.finish.finish(callback(started, anaf.code(holder)));
  }

  static Callback callback(StartAuthorization.Started started, @Nullable String code) {
    return new Callback(state(started), code, null, started.browserSecret(), false);
  }

  static String state(StartAuthorization.Started started) {
    return started.url().getQuery().replaceAll("^state=([^&]*)&.*", "$1");
  }

  Authorization stored(long id) {
    return app.transactions.inPlatform(() -> room.authorizations.find(id)).orElseThrow();
  }

  List<CheckedCif> checked(long id) {
    return app.transactions.inPlatform(
        () -> room.authorizations.checked(List.of(id)).getOrDefault(id, List.of()));
  }

  static <T> List<T> atOnce(int callers, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(Collections.nCopies(callers, work))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
