package io.tradefold.projection.trading;

import io.tradefold.api.ViewIndex;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.projection.engine.HotView;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.performance.LedgerBookTotal;
import io.tradefold.projection.performance.LedgerDayFold;
import io.tradefold.projection.performance.LedgerMonthTotal;
import io.tradefold.projection.performance.OverviewTotal;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections {@code ledgers}, {@code trades} and {@code imports}. */
@Configuration(proxyBeanMethods = false)
public class TradingProjections {

  /** One projection, so that an overview never disagrees with the positions it counts. */
  @Bean
  Projection ledgersProjection() {
    return new Projection(
        "ledgers",
        1,
        List.of(new AccountFold(), new TraderAccountsFold(), new LedgerDayFold()),
        List.of(new LedgerMonthTotal(), new LedgerBookTotal(), new OverviewTotal()),
        List.of(
            new HotView<>(TraderAccounts.TYPE, TraderAccounts::slot),
            new HotView<>(Overview.TYPE, Overview::slot)));
  }

  /** A trader's directory over all communities, while Redis is away. */
  @Bean
  ViewIndex<TraderAccounts> accountsByTrader() {
    return TraderAccounts.BY_TRADER;
  }

  @Bean
  Projection tradesProjection() {
    return new Projection("trades", 1, List.of(new TradeFold()), List.of(), List.of());
  }

  @Bean
  Projection importsProjection() {
    return new Projection(
        "imports",
        1,
        List.of(new ImportFold()),
        List.of(new ImportDayTotal(), new ImportDaysTotal()),
        List.of());
  }
}
