#include "server/web/pictures/list_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "render/chosen_by.h"
#include "render/figures.h"
#include "render/text/styled_text.h"
#include "server/web/entity_type.h"
#include "server/web/pictures/drawing.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

/// A drawing's sizes in its own units, which are pixels where it has room.
struct ChartSize {
  const char* canvas;
  double width, height;
  double left, right, top, bottom;  ///< of the margins
  double free_width;                ///< of the column of what is free, which no logarithm has
  double label_column;              ///< width of a letter
  double label_height;
  std::size_t label_columns;
  double most_ticks;

  double from_x() const { return left + free_width; }
  double to_x() const { return width - right; }
  double to_y() const { return height - bottom; }
};
/// In pixels of a desk's screen; the narrow one is as wide as a phone.
constexpr ChartSize kWideChart = {"on-wide", 900, 520, 64, 20, 30, 46, 84, 6.4, 15, 22, 7};
constexpr ChartSize kNarrowChart = {"on-narrow", 360, 400, 42, 22, 28, 42, 62, 5.9, 14, 18, 6};
constexpr double kChartDot = 5;  // radius

struct Point {
  const EntityCard* card = nullptr;
  double price = 0;  ///< USD per 1M input tokens
  double value = 0;  ///< context or rank
  double x = 0;
  double y = 0;
};

struct Scale {
  double least = 0;
  double most = 1;
  double share(double at) const { return most > least ? (at - least) / (most - least) : 0.5; }
};

std::vector<Point> points_of(std::span<const EntityCard* const> cards, bool by_rank) {
  std::vector<Point> out;
  for (const EntityCard* card : cards) {
    const auto price = card->price ? usd_per_million_input_tokens(*card->price) : std::nullopt;
    const auto value = by_rank ? card->unfragile_rank : render::signal_of(*card, "context");
    // A rank or context of 0 is one that is not known, and has no logarithm.
    if (price && value && *value > 0) out.push_back({card, *price, *value, 0, 0});
  }
  return out;
}

/// Logarithms of the prices that are any, whole powers of ten around them.
Scale price_scale(const std::vector<Point>& points) {
  Scale scale{1, -1};
  for (const Point& point : points) {
    if (point.price <= 0) continue;
    scale.least = std::min(scale.least, std::floor(std::log10(point.price)));
    scale.most = std::max(scale.most, std::ceil(std::log10(point.price)));
  }
  // Nothing but what is free: any scale will do, as nothing stands on it.
  if (scale.most <= scale.least) scale = {-1, 1};
  return scale;
}

/// Contexts stand where their number does, each power of two as far from the next.
double height_of(double value, bool by_rank) { return by_rank ? value : std::log2(value); }

/// Contexts that people say: 1k, 2k, 4k, 8k, 16k, 32k, 64k, 128k, 250k, 500k, 1M, 2M ...
/// Makers of models speak of powers of two up to 128k, and of round numbers beyond.
std::vector<double> said_contexts(const Scale& scale) {
  constexpr std::array<double, 10> kSteps = {1, 2, 4, 8, 16, 32, 64, 128, 250, 500};
  std::vector<double> out;
  for (double unit = 1; unit < 1e12; unit *= 1000) {
    for (const double step : kSteps) {
      const double height = std::log2(step * unit);
      if (height >= scale.least && height <= scale.most) out.push_back(step * unit);
    }
  }
  return out;
}

Scale value_scale(const std::vector<Point>& points, bool by_rank) {
  Scale scale{1e300, -1e300};
  // Beyond any value, so that the first one sets both ends.
  for (const Point& point : points) {
    scale.least = std::min(scale.least, height_of(point.value, by_rank));
    scale.most = std::max(scale.most, height_of(point.value, by_rank));
  }
  // Half a step of room, so that no dot lies on the frame.
  const double room = by_rank ? 5 : 1;
  return {std::floor(scale.least - room * 0.5), std::ceil(scale.most + room * 0.5)};
}

double x_of(double price, const Scale& scale, const ChartSize& size) {
  // A logarithm has no place for 0, so what is free has a column to the left.
  if (price <= 0) return size.left + size.free_width / 2;
  return size.from_x() + scale.share(std::log10(price)) * (size.to_x() - size.from_x());
}

double y_of(double value, const Scale& scale, bool by_rank, const ChartSize& size) {
  return size.to_y() - scale.share(height_of(value, by_rank)) * (size.to_y() - size.top);
}

Fields tick(double at, const std::string& words) {
  Fields one("at", coordinate(at));
  one.set("words", words);
  return one;
}

Fields price_ticks(const Scale& scale, const ChartSize& size) {
  Fields ticks = field_list();
  for (double power = scale.least; power <= scale.most; ++power) {
    const double price = std::pow(10, power);
    ticks.push_back(tick(x_of(price, scale, size), matchgraph::amount_words(price, "USD")));
  }
  return ticks;
}

Fields value_ticks(const Scale& scale, bool by_rank, const ChartSize& size) {
  Fields ticks = field_list();
  const auto add = [&](double value) {
    ticks.push_back(tick(y_of(value, scale, by_rank, size),
                         by_rank ? fmt::format("{:.0f}", value) : render::short_number(value)));
  };
  if (by_rank) {
    constexpr double kStep = 10;
    for (double at = std::ceil(scale.least / kStep) * kStep; at <= scale.most; at += kStep) add(at);
    return ticks;
  }
  const std::vector<double> said = said_contexts(scale);
  // Every second or third one where all would lie over each other.
  const auto step = static_cast<std::size_t>(
      std::max(1.0, std::ceil(static_cast<double>(said.size()) / size.most_ticks)));
  for (std::size_t i = 0; i < said.size(); i += step) add(said[i]);
  return ticks;
}

/// What nothing else beats: no other is as good and cheaper, or better and no dearer.
/// Pareto's front.
bool is_best(const Point& point, const std::vector<Point>& points) {
  return std::none_of(points.begin(), points.end(), [&point](const Point& other) {
    const bool no_worse = other.value >= point.value && other.price <= point.price;
    return no_worse && (other.value > point.value || other.price < point.price);
  });
}

/// Where a name stands.
struct LabelPlace {
  double x;
  const char* anchor;
  Box box;
};

/// To the right, to the left, above or below its dot, where it lies on no name, no other dot and
/// not outside; nothing where it would. Such a name is told when the dot is pointed at, and in the
/// table.
std::optional<LabelPlace> free_place(const Point& point, double width, const ChartSize& size,
                                     const std::vector<Box>& taken) {
  constexpr double kBeside = 9;
  const double half = size.label_height / 2;
  const double middle = width / 2;
  const double up = point.y - kChartDot - size.label_height;
  const double down = point.y + kChartDot;
  const auto beside = [&](double x, const char* anchor, double left, double top) {
    return LabelPlace{x, anchor, {left, top, left + width, top + size.label_height}};
  };
  const double left = point.x - kChartDot;
  const double right = point.x + kChartDot;
  // Beside the dot first, as readers look there; then above, then below.
  const auto places = std::to_array<LabelPlace>(
      {beside(point.x + kBeside, "start", point.x + kBeside, point.y - half),
       beside(point.x - kBeside, "end", point.x - kBeside - width, point.y - half),
       beside(point.x, "middle", point.x - middle, up), beside(left, "start", left, up),
       beside(right, "end", right - width, up), beside(point.x, "middle", point.x - middle, down),
       beside(left, "start", left, down), beside(right, "end", right - width, down)});
  for (const LabelPlace& place : places) {
    const Box& box = place.box;
    const bool is_inside = box.left >= size.left && box.right <= size.to_x() && box.top >= 0 &&
                           box.bottom <= size.to_y();
    const bool is_free = std::none_of(taken.begin(), taken.end(),
                                      [&box](const Box& other) { return box.overlap(other) > 0; });
    if (is_inside && is_free) return place;
  }
  return {};
}

/// The name of a point beside it, where there is room.
struct PointName {
  std::string words;
  LabelPlace place;
};

std::optional<PointName> name_beside(const Point& point, const ChartSize& size,
                                     std::vector<Box>& taken) {
  const render::StyledText words =
      render::excerpt(render::StyledText(point.card->name), size.label_columns);
  constexpr double kGap = 8;  // between two names on one line
  const double width = static_cast<double>(words.width()) * size.label_column + kGap;
  const auto place = free_place(point, width, size, taken);
  if (!place) return {};
  // Room is taken by those that come first, which fit best.
  taken.push_back(place->box);
  return PointName{words.print(false), *place};
}

/// Names for the first of the list, then for what nothing beats in both, while there is room: who
/// asked for something looks for what fits best.
std::vector<std::optional<PointName>> names_beside(const std::vector<Point>& points,
                                                   const ChartSize& size, std::vector<Box>& taken) {
  constexpr std::size_t kFirst = 10;
  std::vector<std::optional<PointName>> out(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i < kFirst) out[i] = name_beside(points[i], size, taken);
  }
  for (std::size_t i = kFirst; i < points.size(); ++i) {
    if (is_best(points[i], points)) out[i] = name_beside(points[i], size, taken);
  }
  return out;
}

Fields point_fields(const Point& point, bool by_rank, bool best, const ChartSize& size,
                    const std::optional<PointName>& label, const Links& links) {
  Fields one("x", coordinate(point.x));
  one.set("y", coordinate(point.y));
  one.set("name", field(point.card->name));
  one.set("price", field(render::price_words(*point.card->price)));
  one.set("value", by_rank ? render::rank_words(point.value) + " of 100"
                           : render::short_number(point.value) + " tokens");
  one.set("href", links.result(point.card->id));
  set_type(one, point.card->type);
  one.set("is_best", best);
  one.set("has_label", label.has_value());
  if (!label) return one;
  one.set("label", label->words);
  one.set("label_x", coordinate(label->place.x));
  one.set("label_y", coordinate(label->place.box.bottom - size.label_height / 2 + 4));
  one.set("anchor", std::string(label->place.anchor));
  return one;
}

/// The drawing in one size.
Fields canvas_of(std::vector<Point> points, bool by_rank, const ChartSize& size,
                 const Links& links) {
  const Scale prices = price_scale(points);
  const Scale values = value_scale(points, by_rank);
  // All dots first, so that no name lies on one that is drawn later.
  std::vector<Box> taken;
  for (Point& point : points) {
    point.x = x_of(point.price, prices, size);
    point.y = y_of(point.value, values, by_rank, size);
    taken.push_back(
        {point.x - kChartDot, point.y - kChartDot, point.x + kChartDot, point.y + kChartDot});
  }
  Fields dots = field_list();
  const std::vector<std::optional<PointName>> labels = names_beside(points, size, taken);
  for (std::size_t i = 0; i < points.size(); ++i) {
    dots.push_back(
        point_fields(points[i], by_rank, is_best(points[i], points), size, labels[i], links));
  }
  constexpr double kTickBelow = 18;
  constexpr double kTickBeside = 6;
  Fields fields("canvas", size.canvas);
  fields.set("width", coordinate(size.width));
  fields.set("height", coordinate(size.height));
  fields.set("left", coordinate(size.left));
  fields.set("right", coordinate(size.to_x()));
  fields.set("bottom", coordinate(size.to_y()));
  fields.set("top", coordinate(size.top));
  fields.set("free_x", coordinate(size.left + size.free_width / 2));
  fields.set("tick_x", coordinate(size.left - kTickBeside));
  fields.set("tick_y", coordinate(size.to_y() + kTickBelow));
  fields.set("axis_y", coordinate(size.height - 8));
  fields.set("price_ticks", price_ticks(prices, size));
  fields.set("value_ticks", value_ticks(values, by_rank, size));
  fields.set("dots", dots);
  return fields;
}

}  // namespace

bool is_chart(const Links& links) { return links.value("view") == "chart"; }

void set_chart(Fields& fields, std::span<const EntityCard* const> cards, const Links& links) {
  const bool by_rank = links.value("y") == "rank";
  const std::vector<Point> points = points_of(cards, by_rank);
  fields.set("has_chart", points.size() > 1);
  fields.set("chart_href", links.replaced("view", "chart"));
  fields.set("is_chart", is_chart(links));
  if (!is_chart(links)) return;
  Fields canvases = field_list();
  for (const ChartSize* size : {&kWideChart, &kNarrowChart}) {
    canvases.push_back(canvas_of(points, by_rank, *size, links));
  }
  fields.set("canvases", canvases);
  // The table is the same for both drawings.
  fields.set("points", *canvases.list_value().front().get("dots"));
  fields.set("by_rank", by_rank);
  fields.set("value_label", by_rank ? "rank, 0 to 100" : "context, tokens");
  fields.set("context_href", links.without("y"));
  fields.set("rank_href", links.replaced("y", "rank"));
  // What has no price by tokens is listed and not drawn, and the reader is told so.
  fields.set("drawn", fmt::format("{} of the {} listed have a price by tokens and a known {}",
                                  points.size(), cards.size(), by_rank ? "rank" : "context"));
}

}  // namespace matchgraph::web
