package io.tradefold.api.trading;

/**
 * An import was refused as a whole because of some of its rows. Answered as HTTP 422 with the rule
 * {@code rows-rejected} and the fields of the result beside it.
 */
public final class ImportRefused extends RuntimeException {

  public static final String RULE = "rows-rejected";

  private final transient ImportResult result;

  public ImportRefused(ImportResult result) {
    super(result.rejectedRows() + " rows can not be taken, so none was; see 'rejected'");
    this.result = result;
  }

  public ImportResult result() {
    return result;
  }
}
