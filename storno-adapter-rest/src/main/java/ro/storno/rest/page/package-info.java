/**
 * Pages for people who come with a browser and no front end: links that are sent to somebody, and
 * the ways back from other sites.
 */
@NullMarked
package ro.storno.rest.page;

import org.jspecify.annotations.NullMarked;
