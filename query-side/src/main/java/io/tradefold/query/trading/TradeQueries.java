package io.tradefold.query.trading;

import io.tradefold.api.Answer;
import io.tradefold.api.Progress;
import io.tradefold.api.trading.TradePage;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers for trades: lists of them, and one with its whole history. */
@Component
final class TradeQueries {

  private final StoredViews views;
  private final TradeListing listing;

  TradeQueries(StoredViews views, Progress progress) {
    this.views = views;
    this.listing = new TradeListing(views, progress);
  }

  @QueryHandler
  Answer<TradePage> handle(TradingQuery.TradesOf query) {
    return listing.page(query);
  }

  /** A trade that a re-match has taken away is none. */
  @QueryHandler
  Answer<TradeView> handle(TradingQuery.TradeWith query) {
    return views
        .get(Views.TRADE, TradeView.key(query.ledgerId(), query.tradeId()).id())
        .filter(stored -> !stored.view().hasLeft())
        .map(stored -> new Answer<>(stored.view(), stored.blockedAt()))
        .orElseGet(Answer::nothing);
  }
}
