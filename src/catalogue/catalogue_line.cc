#include <cmath>
#include <cstdint>
#include <string>

#include "catalogue/json_line.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {
namespace {

using catalogue::Json;
using catalogue::to_text;

/// Writes one JSON object, members in the order of the calls. Objects of the library come sorted by
/// name, and a line should begin with what it is about.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

  /// Starts a member; its value is what is appended next to the string.
  std::string& member(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    // Names of unknown fields come from a source and may hold anything; the library escapes them.
    out_ += to_text(Json(name));
    out_ += ':';
    return out_;
  }

  void text(std::string_view name, const std::string& value) {
    if (!value.empty()) member(name) += to_text(Json(value));
  }

  /// Whole numbers without ".0": a count should look like one.
  void number(std::string_view name, double value) {
    // Above 2^53 not every whole number is a double, so writing digits for one would promise more
    // than is known.
    constexpr double kLargestExact = 9007199254740992.0;  // 2^53
    const bool is_whole = std::abs(value) <= kLargestExact && std::trunc(value) == value;
    member(name) += to_text(is_whole ? Json(static_cast<std::int64_t>(value)) : Json(value));
  }

  void number(std::string_view name, const std::optional<double>& value) {
    if (value) number(name, *value);
  }

  void count(std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) member(name) += to_text(Json(*value));
  }

  void date(std::string_view name, const std::optional<Date>& value) {
    if (value) text(name, to_string(*value));
  }

  void words(std::string_view name, const std::vector<std::string>& values) {
    if (!values.empty()) member(name) += to_text(Json(values));
  }

  // Kept as JSON text, which to_text() made, so that what this version does not read comes back
  // byte by byte.
  void extra(const std::vector<ExtraField>& fields) {
    for (const ExtraField& field : fields) member(field.name) += field.json;
  }

  /// One item as itself, several as an array, none as nothing.
  template <typename Item, typename Write>
  void one_or_more(std::string_view name, const std::vector<Item>& items, Write write) {
    if (items.empty()) return;
    if (items.size() == 1) {
      write(member(name), items.front());
    } else {
      array(name, items, write);
    }
  }

  template <typename Item, typename Write>
  void array(std::string_view name, const std::vector<Item>& items, Write write) {
    member(name) += '[';
    for (const Item& item : items) {
      if (&item != &items.front()) out_ += ',';
      write(out_, item);
    }
    out_ += ']';
  }

  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

void write_source(std::string& out, const Source& source) {
  ObjectWriter object(out);
  object.text("name", source.name);
  object.text("url", source.url);
  object.date("observed", source.observed);
  object.close();
}

void write_stated(std::string& out, const Stated& stated) {
  ObjectWriter object(out);
  object.number("rank", stated.rank);
  object.number("adoption", stated.adoption);
  object.number("quality", stated.quality);
  object.number("ecosystem", stated.ecosystem);
  object.number("match_graph", stated.match_graph);
  object.count("times_matched", stated.times_matched);
  object.count("capability_count", stated.capability_count);
  object.text("against", stated.against);
  object.text("layout", stated.layout);
  if (stated.source != Source{}) write_source(object.member("source"), stated.source);
  object.extra(stated.extra);
  object.close();
}

void write_capability(std::string& out, const Capability& capability) {
  ObjectWriter object(out);
  object.text("text", capability.text);
  object.text("name", capability.name);
  object.text("unique", capability.unique);
  object.text("versus", capability.versus);
  object.words("tags", capability.tags);
  object.extra(capability.extra);
  object.close();
}

void write_price(std::string& out, const Price& price) {
  ObjectWriter object(out);
  object.number("amount", price.amount);
  object.text("currency", price.currency);
  object.text("per", price.per);
  object.number("output", price.output);
  object.close();
}

void write_pricing(std::string& out, const Pricing& pricing) {
  ObjectWriter object(out);
  object.text("model", std::string(to_string(pricing.model)));
  if (pricing.price) write_price(object.member("price"), *pricing.price);
  object.close();
}

void write_signals(std::string& out, const std::vector<Signal>& signals) {
  ObjectWriter object(out);
  for (const Signal& signal : signals) object.number(signal.name, signal.value);
  object.close();
}

}  // namespace

std::string to_catalogue_line(const Entity& entity) {
  std::string line;
  ObjectWriter object(line);
  object.text("id", entity.id);
  object.text("name", entity.name);
  object.text("type", entity.type);
  // Always written, as the format requires it, even of an entity that has none.
  object.array("capabilities", entity.capabilities, write_capability);
  object.text("summary", entity.summary);
  object.text("unique", entity.unique);
  object.text("versus", entity.versus);
  object.text("maker", entity.maker);
  object.text("url", entity.url);
  object.text("license", entity.license);
  object.words("tags", entity.tags);
  object.words("aliases", entity.aliases);
  if (entity.pricing) write_pricing(object.member("pricing"), *entity.pricing);
  if (!entity.signals.empty()) write_signals(object.member("signals"), entity.signals);
  object.date("released", entity.released);
  object.date("updated", entity.updated);
  object.one_or_more("stated", entity.stated, write_stated);
  object.one_or_more("source", entity.sources, write_source);
  // Last, so that what a reader knows stands together.
  object.extra(entity.extra);
  object.close();
  return line;
}

}  // namespace matchgraph
