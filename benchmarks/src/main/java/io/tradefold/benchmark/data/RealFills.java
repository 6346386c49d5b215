package io.tradefold.benchmark.data;

import io.tradefold.benchmark.run.Skipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** The 9,367 executions of section 4 of the contract, in the form Tradefold imports. */
public final class RealFills {

  private static final String FILE = "fills-us-equities-2004-2009.csv.gz";

  private RealFills() {}

  /**
   * Each at 15:30Z of its date plus its row number in milliseconds.
   *
   * @param shared the folder they lie in
   * @throws Skipped when they are not there
   */
  public static byte[] csv(Path shared) {
    Path file = shared.resolve(FILE);
    if (!Files.exists(file)) {
      throw new Skipped("the real fills are not beside this checkout");
    }
    StringBuilder csv = new StringBuilder("at,symbol,side,quantity,price\n");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader.readLine();
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        row(csv, line.split(",", -1), ++number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Columns: date, signed amount, price, sid, symbol, dollars. */
  private static void row(StringBuilder csv, String[] cells, int number) {
    Instant at = Instant.parse(cells[0].substring(0, 10) + "T15:30:00Z").plusMillis(number);
    BigDecimal amount = new BigDecimal(cells[1]);
    csv.append(at).append(',').append(cells[4]).append(amount.signum() > 0 ? ",BUY," : ",SELL,");
    csv.append(amount.abs().stripTrailingZeros().toPlainString()).append(',');
    csv.append(new BigDecimal(cells[2]).toPlainString()).append('\n');
  }
}
