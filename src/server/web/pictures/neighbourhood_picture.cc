#include "server/web/pictures/neighbourhood_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "render/entity_words.h"
#include "render/figures.h"
#include "render/text/styled_text.h"
#include "server/web/pictures/drawing.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;
using render::StyledText;

/// A drawing's size in its own units, which are pixels where it has room.
struct Canvas {
  const char* name;  // of its class: one is shown, by the width of the screen
  double width;
  double height;
  double margin_x;  // keeps labels inside
  double margin_y;
  std::size_t label_columns;
};
/// The narrow one is as wide as a phone.
constexpr std::array<Canvas, 2> kCanvases = {
    {{"on-wide", 880, 520, 90, 34, 26}, {"on-narrow", 360, 500, 58, 30, 16}}};

constexpr double kColumnWidth = 6.8;  // of a label's character, at 12 px
constexpr double kLineHeight = 15;
constexpr double kRadius = 6;
constexpr double kMiddleRadius = 9;
constexpr double kGap = 5;          // between a circle and its label
constexpr double kThinnest = 0.75;  // of an edge
constexpr double kThickest = 4;
constexpr std::size_t kWordsShown = 6;  // shared words told of an edge

/// A place that a line goes through.
struct LayoutPlace {
  double x, y;
};
constexpr int kStepsOfLine = 40;
// What a place of a line under a label costs beside the area that labels share: a line through a
// name can be read past, a name over a name cannot.
constexpr double kCrossed = 6;

struct Label {
  double x, y;         // where the text is anchored, on its base line
  const char* anchor;  // "start", "middle" or "end"
  Box box;
};

double radius_of(const PictureNode& node) { return node.distance == 0 ? kMiddleRadius : kRadius; }

// Below, above, to the right and to the left, then between these: the first of equally free places
// is taken, and below is where readers expect it.
std::array<Label, 8> possible_labels(double x, double y, double radius, double width) {
  const double half = width / 2;
  const double up = y - radius - kGap;
  const double down = y + radius + kGap;
  const double side = radius + kGap;
  const double slant = radius * 0.7 + 2;
  return {{{x, down + 10, "middle", {x - half, down, x + half, down + kLineHeight}},
           {x, up, "middle", {x - half, up - kLineHeight, x + half, up}},
           {x + side, y + 4, "start", {x + side, y - 8, x + side + width, y + 7}},
           {x - side, y + 4, "end", {x - side - width, y - 8, x - side, y + 7}},
           {x + slant, down + 8, "start", {x + slant, down - 3, x + slant + width, down + 12}},
           {x - slant, down + 8, "end", {x - slant - width, down - 3, x - slant, down + 12}},
           {x + slant, up + 2, "start", {x + slant, up - 10, x + slant + width, up + 5}},
           {x - slant, up + 2, "end", {x - slant - width, up - 10, x - slant, up + 5}}}};
}

/// Places each label where it covers least of what is drawn already.
class Drawing {
 public:
  Drawing(const Neighbourhood& neighbourhood, const Canvas& canvas)
      : canvas_(canvas), nodes_(neighbourhood.nodes) {
    for (const PictureNode& node : nodes_) {
      left_ = std::min(left_, node.x);
      right_ = std::max(right_, node.x);
      top_ = std::min(top_, node.y);
      bottom_ = std::max(bottom_, node.y);
    }
    // All circles first, so that no label covers one that is drawn later.
    for (const PictureNode& node : nodes_) {
      const double r = radius_of(node);
      taken_.push_back({x(node) - r, y(node) - r, x(node) + r, y(node) + r});
    }
    for (const PictureEdge& edge : neighbourhood.edges) {
      const PictureNode& from = nodes_.at(edge.from);
      const PictureNode& to = nodes_.at(edge.to);
      // The ends lie in circles, which are taken already.
      for (int step = 1; step < kStepsOfLine; ++step) {
        const double share = static_cast<double>(step) / kStepsOfLine;
        on_lines_.push_back(
            {x(from) + share * (x(to) - x(from)), y(from) + share * (y(to) - y(from))});
      }
    }
  }

  double x(const PictureNode& node) const {
    return canvas_.margin_x + share(node.x, left_, right_) * (canvas_.width - 2 * canvas_.margin_x);
  }
  double y(const PictureNode& node) const {
    return canvas_.margin_y +
           share(node.y, top_, bottom_) * (canvas_.height - 2 * canvas_.margin_y);
  }

  Label place(const PictureNode& node, const std::string& text) {
    // Columns, not bytes: wide characters take two.
    const double width = static_cast<double>(StyledText(text).width()) * kColumnWidth;
    const auto possible = possible_labels(x(node), y(node), radius_of(node), width);
    const auto best = std::min_element(
        possible.begin(), possible.end(),
        [this](const Label& a, const Label& b) { return cost(a.box) < cost(b.box); });
    taken_.push_back(best->box);
    return *best;
  }

 private:
  /// The nodes fill the canvas, whatever part of the plane they take.
  static double share(double at, double least, double most) {
    return most > least ? (at - least) / (most - least) : 0.5;
  }

  double cost(const Box& box) const {
    double sum = 0;
    for (const Box& other : taken_) sum += box.overlap(other);
    for (const LayoutPlace& place : on_lines_) {
      const bool is_on =
          place.x > box.left && place.x < box.right && place.y > box.top && place.y < box.bottom;
      if (is_on) sum += kCrossed;
    }
    const Box inside{0, 0, canvas_.width, canvas_.height};
    const double area = (box.right - box.left) * (box.bottom - box.top);
    // What lies outside cannot be read at all, which is worse than an overlap.
    return sum + 4 * (area - box.overlap(inside));
  }

  const Canvas& canvas_;
  const std::vector<PictureNode>& nodes_;
  // Positions are from 0 to 1, so these are beyond any.
  double left_ = 1;
  double right_ = 0;
  double top_ = 1;
  double bottom_ = 0;
  std::vector<Box> taken_;
  std::vector<LayoutPlace> on_lines_;
};

std::string shared_text(const PictureEdge& edge) {
  std::vector<std::string> words = edge.shared_words;
  if (words.size() > kWordsShown) words.resize(kWordsShown);
  return fmt::format("{}", fmt::join(words, ", "));
}

Fields edges_of(const Neighbourhood& neighbourhood, const Drawing& drawing) {
  Fields edges = field_list();
  double most = 0;
  // Thickness is told against this one.
  for (const PictureEdge& edge : neighbourhood.edges) most = std::max(most, edge.similarity);
  for (const PictureEdge& edge : neighbourhood.edges) {
    const PictureNode& from = neighbourhood.nodes.at(edge.from);
    const PictureNode& to = neighbourhood.nodes.at(edge.to);
    Fields line("x1", coordinate(drawing.x(from)));
    line.set("y1", coordinate(drawing.y(from)));
    line.set("x2", coordinate(drawing.x(to)));
    line.set("y2", coordinate(drawing.y(to)));
    // Against the strongest of this picture: similarities of a sparse catalogue are all small.
    const double share = most > 0 ? std::clamp(edge.similarity / most, 0.0, 1.0) : 0;
    line.set("thickness", fmt::format("{:.2f}", kThinnest + share * (kThickest - kThinnest)));
    line.set("from", field(from.entity.name));
    line.set("to", field(to.entity.name));
    line.set("similarity", render::similarity_words(edge.similarity));
    render::set_text(line, "shared", shared_text(edge));
    line.set("is_own", edge.from == 0);
    edges.push_back(line);
  }
  return edges;
}

Fields nodes_of(const Neighbourhood& neighbourhood, const Canvas& canvas, Drawing& drawing,
                const Links& links) {
  Fields nodes = field_list();
  for (const PictureNode& node : neighbourhood.nodes) {
    const std::string text =
        render::excerpt(StyledText(node.entity.name), canvas.label_columns).print(false);
    const Label label = drawing.place(node, text);
    Fields fields("x", coordinate(drawing.x(node)));
    fields.set("y", coordinate(drawing.y(node)));
    fields.set("radius", coordinate(radius_of(node)));
    fields.set("label", text);
    fields.set("label_x", coordinate(label.x));
    fields.set("label_y", coordinate(label.y));
    fields.set("anchor", std::string(label.anchor));
    fields.set("name", field(node.entity.name));
    fields.set("type", field(type_words(node.entity.type)));
    fields.set("href", links.entity(node.entity.id));
    // The style tells three distances apart.
    fields.set("distance", std::to_string(std::min<std::size_t>(node.distance, 2)));
    nodes.push_back(fields);
  }
  return nodes;
}

/// Every neighbour with what it shares with the entity in the middle, or through whom it is there.
Fields listed_neighbours(const Neighbourhood& neighbourhood, const Links& links) {
  Fields list = field_list();
  // The first is the entity itself.
  for (std::size_t i = 1; i < neighbourhood.nodes.size(); ++i) {
    Fields fields("name", field(neighbourhood.nodes[i].entity.name));
    fields.set("href", links.entity(neighbourhood.nodes[i].entity.id));
    // Only edges from the middle tell what the entity shares; others lead to a neighbour's
    // neighbour.
    const auto edge = std::find_if(
        neighbourhood.edges.begin(), neighbourhood.edges.end(),
        [i](const PictureEdge& candidate) { return candidate.from == 0 && candidate.to == i; });
    const bool is_near = edge != neighbourhood.edges.end();
    fields.set("similarity",
               is_near ? Fields(render::similarity_words(edge->similarity)) : Fields(false));
    render::set_text(fields, "shared", is_near ? shared_text(*edge) : "");
    list.push_back(fields);
  }
  return list;
}

}  // namespace

void set_picture(Fields& fields, const Neighbourhood& neighbourhood, const Links& links) {
  // Alone in its place it would be a picture of one dot.
  const bool has_neighbours = neighbourhood.nodes.size() > 1;
  fields.set("has_picture", has_neighbours);
  if (!has_neighbours) return;
  Fields canvases = field_list();
  // Both are in the page and the style shows one, as no script may be needed to choose.
  for (const Canvas& canvas : kCanvases) {
    Drawing drawing(neighbourhood, canvas);
    Fields one("canvas", std::string(canvas.name));
    one.set("width", fmt::format("{:.0f}", canvas.width));
    one.set("height", fmt::format("{:.0f}", canvas.height));
    one.set("edges", edges_of(neighbourhood, drawing));
    one.set("nodes", nodes_of(neighbourhood, canvas, drawing, links));
    canvases.push_back(one);
  }
  fields.set("canvases", canvases);
  fields.set("neighbours", listed_neighbours(neighbourhood, links));
}

}  // namespace matchgraph::web
