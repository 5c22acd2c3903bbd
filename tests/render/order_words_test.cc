// A list in another order has a heading where a part of it begins.
#include "render/order_words.h"

#include <doctest/doctest.h>

#include <optional>

using namespace matchgraph;

TEST_CASE("what fits less and prices of another unit stand under a heading of their own") {
  OrderParts parts;
  parts.fitting = 5;
  parts.breaks = {{2, "USD/image"}, {4, ""}};
  const std::optional<OrderParts> order = parts;
  const auto heading = [&order](std::size_t number) {
    return render::order_border(order, "price", number);
  };
  CHECK(heading(0).empty());
  CHECK(heading(1).empty());
  CHECK(heading(2) == "price per image");
  CHECK(heading(4) == "price unknown");
  CHECK(heading(5) == "fits less: again by price");
  CHECK(render::order_border(order, "-price", 5) == "fits less: again by price, reversed");
  CHECK(render::order_border({}, "relevance", 5).empty());
}

TEST_CASE("where nothing fits well the order is not said to have two parts") {
  OrderParts parts;
  parts.fitting = 0;
  CHECK(render::order_words(parts, "updated", 7).empty());
  parts.fitting = 3;
  CHECK(render::order_words(parts, "updated", 7) ==
        "by updated: first the 3 that fit well, then 4 that fit less");
}
