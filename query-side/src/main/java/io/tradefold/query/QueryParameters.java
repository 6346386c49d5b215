package io.tradefold.query;

/**
 * Marks the parameters of a query that belong together: a record of texts, each the parameter of
 * its name, null when it was left out. What several queries have in common is described once.
 */
public interface QueryParameters {}
