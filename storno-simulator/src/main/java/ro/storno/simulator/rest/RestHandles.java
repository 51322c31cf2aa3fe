package ro.storno.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ro.storno.simulator.control.ControlHandles;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * A simulator's own handles, below {@code /simulator}, for tests in other processes and other
 * languages. They suffer no faults and stand in no ledger.
 */
final class RestHandles {
  private final RestSimulator simulator;
  private final ControlHandles handles;

  RestHandles(RestSimulator simulator) {
    this.simulator = simulator;
    this.handles =
        new ControlHandles(
            simulator.clock(),
            simulator.faults(),
            simulator::history,
            simulator::reset,
            simulator.operations());
    handles.add("GET", "/state", request -> state());
    handles.addAll(simulator.moreHandles());
  }

  Reply.Answer handle(Request request) {
    return handles.handle(request);
  }

  private Reply.Answer state() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("seed", simulator.seed().value());
    body.put("time", simulator.clock().instant().toString());
    body.put("plan", simulator.faults().plan().toString());
    ObjectNode calls = body.putObject("calls");
    simulator
        .calls()
        .forEach(
            call -> {
              String name = call.operation().wireName();
              calls.put(name, calls.path(name).asInt() + 1);
            });
    simulator.describe(body);
    return ControlHandles.json(200, body);
  }
}
