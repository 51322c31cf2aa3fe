/** What can be done with proformas and delivery notes, and the ports it needs. */
@NullMarked
package ro.storno.application.preceding;

import org.jspecify.annotations.NullMarked;
