/** Holds the tests of the rates. */
@NullMarked
package ro.storno.simulator.rest;

import org.jspecify.annotations.NullMarked;
