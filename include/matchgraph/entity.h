// What a catalogue says about one artefact: the C++ form of one catalogue line.
//
// Plain values, copied freely; no invariant beyond what the loader (catalogue.h) guarantees:
// text is valid UTF-8 without NUL, numbers are finite, dates exist, `id`, `name` and `type` are
// not empty. Absent means unknown, and unknown is never the same as zero, free or false.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matchgraph {

/// What using the artefact costs, as far as a source says.
enum class PriceModel : std::uint8_t { kUnknown, kFree, kFreemium, kOpenSource, kPaid };

/// "unknown", "free", "freemium", "open-source" or "paid", as catalogues write it.
std::string_view to_string(PriceModel model);
/// The inverse of to_string; nothing for any other text.
std::optional<PriceModel> parse_price_model(std::string_view text);

/// A stated price. `amount` and `output` are finite, >= 0 and in `currency` for one `per`.
struct Price {
  double amount = 0;
  std::string currency = "USD";
  std::string per;  ///< "1M input tokens", "prompt token", "month", ...; empty when not stated
  std::optional<double> output;  ///< the price of the same quantity of output

  bool operator==(const Price&) const = default;
};

/// `price.amount` in USD for 1,000,000 input tokens, or nothing when the price is in another
/// currency or for another unit. A price per prompt token is 1,000,000 times as much.
std::optional<double> usd_per_million_input_tokens(const Price& price);

struct Pricing {
  PriceModel model = PriceModel::kUnknown;
  std::optional<Price> price;

  bool operator==(const Pricing&) const = default;
};

/// A calendar date of the precision that the source gave; month and day are 0 when not given.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  auto operator<=>(const Date&) const = default;
};

/// "YYYY", "YYYY-MM" or "YYYY-MM-DD"; nothing for any other text or a date that does not exist.
std::optional<Date> parse_date(std::string_view text);
/// The inverse of parse_date.
std::string to_string(const Date& date);

/// Where a fact comes from.
struct Source {
  std::string name;
  std::string url;               ///< http(s) or empty
  std::optional<Date> observed;  ///< when the source was read

  bool operator==(const Source&) const = default;
};

/// A catalogue field that this version does not interpret: kept and shown. One inside `pricing` or
/// `source` stands among the entity's under its full path ("pricing.trial").
struct ExtraField {
  std::string name;
  std::string json;  ///< compact JSON text of the value, keys of objects sorted

  bool operator==(const ExtraField&) const = default;
};

/// Figures that one source states about an entity. They are quoted, never computed.
struct Stated {
  std::optional<double> rank;         ///< 0..100
  std::optional<double> adoption;     ///< 0..1
  std::optional<double> quality;      ///< 0..1
  std::optional<double> ecosystem;    ///< 0..1
  std::optional<double> match_graph;  ///< 0..1
  std::optional<std::int64_t> times_matched;
  std::optional<std::int64_t> capability_count;  ///< may exceed what was published
  std::string against;  ///< id of the other entity when a comparison page of two stated this
  std::string layout;   ///< "clean" or "broken" for a comparison page, else empty
  Source source;
  std::vector<ExtraField> extra;  ///< sorted by name

  bool operator==(const Stated&) const = default;
};

/// One thing that an entity can do.
struct Capability {
  std::string text;    ///< not empty; like the other texts it may hold \n and \t, names may not
  std::string name;    ///< short title, may be empty
  std::string unique;  ///< what sets it apart, may be empty
  std::string versus;  ///< how it compares with named rivals, may be empty
  std::vector<std::string> tags;  ///< no repeats
  std::vector<ExtraField> extra;  ///< sorted by name

  bool operator==(const Capability&) const = default;
};

/// A field on which the merged sources disagree. The last value is the one in force: what the newer
/// source says, by `observed` where both give it, else what the later file says.
struct Conflict {
  struct Value {
    std::string value;   ///< as a person would write it
    std::string source;  ///< name of the source, or "FILE:LINE"; several that agree: "x, y"
    std::optional<Date> observed = {};  ///< when it was read; of several, the newest

    bool operator==(const Value&) const = default;
  };
  std::string field;  ///< "license", "pricing.price", "signals.context", ... or an extra field
  std::vector<Value> values;  ///< at least two, different

  bool operator==(const Conflict&) const = default;
};

/// Which source the value in force of a field comes from.
struct FactOrigin {
  std::string field;   ///< as Conflict names it
  std::string source;  ///< as in Conflict::Value
  std::optional<Date> observed;

  bool operator==(const FactOrigin&) const = default;
};

/// A named number: stars, downloads, context, ...
struct Signal {
  std::string name;
  double value = 0;  ///< finite

  bool operator==(const Signal&) const = default;
};

/// One catalogue entry.
struct Entity {
  std::string id;    ///< 1..200 bytes, no white space or control characters
  std::string name;  ///< not empty
  std::string type;  ///< a slug
  std::string summary;
  std::string unique;
  std::string versus;
  std::string maker;
  std::string url;  ///< http(s) or empty
  std::string license;
  std::vector<std::string> tags;     ///< no repeats
  std::vector<std::string> aliases;  ///< no repeats
  std::optional<Pricing> pricing;
  std::vector<Signal> signals;  ///< sorted by name, names unique
  std::optional<Date> released;
  std::optional<Date> updated;
  std::vector<Stated> stated;
  std::vector<Source> sources;  ///< one per file that contributed and named its source
  std::vector<Capability> capabilities;
  std::vector<Conflict> conflicts;  ///< sorted by field
  /// Sorted by field; of an entity that several sources described. Empty: all is of `sources`.
  std::vector<FactOrigin> origins;
  std::vector<ExtraField> extra;  ///< sorted by name

  bool operator==(const Entity&) const = default;
};

/// Where the field's value comes from: its origin, else all `sources` together with the newest of
/// their dates. An empty source when none is named.
FactOrigin origin_of(const Entity& entity, std::string_view field);

/// The signal of that name, or nothing.
std::optional<double> find_signal(const Entity& entity, std::string_view name);

}  // namespace matchgraph
