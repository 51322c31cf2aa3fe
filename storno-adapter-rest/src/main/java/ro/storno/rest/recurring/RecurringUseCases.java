package ro.storno.rest.recurring;

import ro.storno.application.recurring.IssueRecurring;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;

/**
 * What the routes call; none is null.
 *
 * @param manage adds, changes, pauses and removes
 * @param read shows and lists
 * @param issue issues out of turn
 */
public record RecurringUseCases(ManageRecurring manage, ReadRecurring read, IssueRecurring issue) {}
