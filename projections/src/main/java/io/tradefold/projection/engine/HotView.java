package io.tradefold.projection.engine;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.function.Function;

/** A kind of view that Redis holds too, and where. */
public record HotView<V>(ViewType<V> type, Function<ViewKey, RedisSlot> slot) {}
