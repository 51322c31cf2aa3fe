/** Tests of the whole: architecture, promises of the README, end to end over real HTTP. */
@NullMarked
package ro.storno.bootstrap;

import org.jspecify.annotations.NullMarked;
