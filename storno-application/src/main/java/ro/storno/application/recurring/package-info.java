/** What can be done with recurring invoices, how they are issued on time, and the ports needed. */
@NullMarked
package ro.storno.application.recurring;

import org.jspecify.annotations.NullMarked;
