#include "catalogue/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "catalogue/entity_id.h"
#include "catalogue/field_reader.h"
#include "text/ascii.h"
#include "text/tag_text.h"
#include "text/word_character.h"

namespace matchgraph::catalogue {
namespace {

// A name is shown whole wherever its entity is.
constexpr std::size_t kMaxNameBytes = 500;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr Range kAnyNumber{-kInfinity, kInfinity};
constexpr Range kNotNegative{0, kInfinity};
constexpr Range kShare{0, 1};
constexpr Range kRank{0, 100};

void add_extra(std::vector<ExtraField>& extra, std::vector<ExtraField> more) {
  extra.insert(extra.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// Sorted by name; of two with one name the first stays.
void sort_extra(std::vector<ExtraField>& extra) {
  // Stable, as which of two comes first says which of them is the entity's own.
  std::stable_sort(extra.begin(), extra.end(),
                   [](const ExtraField& a, const ExtraField& b) { return a.name < b.name; });
  const auto same = [](const ExtraField& a, const ExtraField& b) { return a.name == b.name; };
  extra.erase(std::unique(extra.begin(), extra.end(), same), extra.end());
}

std::string read_type(FieldReader& fields) {
  constexpr std::string_view kHint = "every entity needs a type such as tool or mcp-server";
  std::string type = fields.required_line("type", kHint);
  if (type.empty()) return type;
  // Filters, offers and ranks compare types by bytes, so "MCP Server" and "mcp-server" have to
  // become one.
  std::string normalised = slug(type);
  if (normalised.empty()) {
    fields.log().error("type", fmt::format("has no letter or digit, found {}", shown(Json(type))),
                       std::string(kHint));
  } else if (normalised != type) {
    fields.log().warn("type", fmt::format("is not a slug, found {}", shown(Json(type))),
                      fmt::format("it is read as {}", normalised));
  }
  return normalised;
}

std::optional<Source> read_source(Json& object, const std::string& path, DiagnosticLog& log,
                                  std::vector<ExtraField>& extra, std::string_view extra_prefix) {
  FieldReader fields(object, path, log);
  Source source;
  source.name = fields.line("name");
  source.url = fields.url("url");
  source.observed = fields.date("observed");
  // Before the source may be dropped, as what it says besides is kept either way.
  add_extra(extra, fields.rest(extra_prefix));
  if (!source.name.empty()) return source;
  log.warn(path, "has no name", "the field is dropped");
  return std::nullopt;
}

/// Calls read(object, path) for a field that is an object, or for each object of an array of them.
template <typename Read>
void for_each_object(FieldReader& fields, std::string_view name, Read read) {
  auto value = fields.take(name);
  if (!value) return;
  if (value->is_object()) {
    read(*value, fields.path(name));
  } else if (value->is_array()) {
    std::size_t index = 0;
    for (Json& item : *value) {
      const std::string path = fields.path(fmt::format("{}[{}]", name, index++));
      if (item.is_object()) {
        read(item, path);
      } else {
        fields.log().warn(path, fmt::format("expected an object, found {}", shown(item)),
                          "it is dropped");
      }
    }
  } else {
    fields.log().warn(
        fields.path(name),
        fmt::format("expected an object or an array of them, found {}", shown(*value)),
        "the field is dropped");
  }
}

std::vector<Source> read_sources(FieldReader& fields, std::vector<ExtraField>& extra) {
  std::vector<Source> sources;
  for_each_object(fields, "source", [&](Json& object, const std::string& path) {
    auto source = read_source(object, path, fields.log(), extra, path + ".");
    if (source && std::find(sources.begin(), sources.end(), *source) == sources.end()) {
      sources.push_back(std::move(*source));
    }
  });
  return sources;
}

std::vector<Stated> read_stated(FieldReader& entity_fields) {
  std::vector<Stated> all;
  for_each_object(entity_fields, "stated", [&](Json& object, const std::string& path) {
    DiagnosticLog& log = entity_fields.log();
    FieldReader fields(object, path, log);
    Stated stated;
    stated.rank = fields.number("rank", kRank);
    stated.adoption = fields.number("adoption", kShare);
    stated.quality = fields.number("quality", kShare);
    stated.ecosystem = fields.number("ecosystem", kShare);
    stated.match_graph = fields.number("match_graph", kShare);
    stated.times_matched = fields.count("times_matched");
    stated.capability_count = fields.count("capability_count");
    stated.against = fields.line("against");
    stated.layout = fields.line("layout");
    if (auto source = fields.object("source")) {
      stated.source = read_source(*source, fields.path("source"), log, stated.extra, "source.")
                          .value_or(Source{});
    }
    add_extra(stated.extra, fields.rest());
    sort_extra(stated.extra);
    if (stated != Stated{}) all.push_back(std::move(stated));
  });
  return all;
}

std::optional<Price> read_price(Json& object, DiagnosticLog& log, std::vector<ExtraField>& extra) {
  FieldReader fields(object, "pricing.price", log);
  // Taken before anything can return, or rest() would list them as unknown fields.
  const auto amount = fields.take("amount");
  const auto currency = fields.take("currency");
  Price price;
  price.per = fields.line("per");
  price.output = fields.number("output", kNotNegative);
  add_extra(extra, fields.rest("pricing.price."));

  constexpr std::string_view kHint = "the price is dropped";
  if (!amount) {
    log.warn("pricing.price.amount", "is missing", std::string(kHint));
    return std::nullopt;
  }
  // Without a usable amount there is no price; whether it is free or paid for stays known.
  if (!amount->is_number() || amount->get<double>() < 0) {
    log.warn("pricing.price.amount",
             fmt::format("expected a number of 0 or more, found {}", shown(*amount)),
             std::string(kHint));
    return std::nullopt;
  }
  price.amount = amount->get<double>();
  // Without one it stays in US dollars, which is what Price begins with.
  if (!currency) return price;
  // Taking a price for dollars when the source says something else would be an invention.
  if (const auto* const code = currency->get_ptr<const std::string*>()) {
    price.currency = *code;
    clean(price.currency, Breaks::kNone);
    for (char& c : price.currency) {
      c = to_upper(c);
    }
    if (!price.currency.empty()) return price;
  }
  log.warn("pricing.price.currency",
           fmt::format("expected a currency such as \"USD\", found {}", shown(*currency)),
           std::string(kHint));
  return std::nullopt;
}

std::optional<Pricing> read_pricing(FieldReader& entity_fields, std::vector<ExtraField>& extra) {
  auto object = entity_fields.object("pricing");
  if (!object) return std::nullopt;
  DiagnosticLog& log = entity_fields.log();
  FieldReader fields(*object, "pricing", log);
  Pricing pricing;
  const auto model_text = fields.take("model");
  std::optional<PriceModel> model;
  if (model_text) {
    if (model_text->is_string())
      model = parse_price_model(model_text->get_ref<const std::string&>());
    if (!model) {
      log.warn("pricing.model",
               fmt::format("expected free, freemium, open-source, paid or unknown, found {}",
                           shown(*model_text)),
               "the field is dropped");
    }
  }
  pricing.model = model.value_or(PriceModel::kUnknown);
  if (auto price = fields.object("price")) pricing.price = read_price(*price, log, extra);
  add_extra(extra, fields.rest("pricing."));
  // Nothing of it could be read, and an empty one would count as a statement.
  if (!model && !pricing.price) return std::nullopt;
  return pricing;
}

std::vector<Signal> read_signals(FieldReader& entity_fields) {
  std::vector<Signal> signals;
  auto object = entity_fields.object("signals");
  if (!object) return signals;
  std::vector<std::string> names;
  // Names are copied first, as reading a signal removes it from the object. Members of an object
  // ascend by name, and so do signals, which find_signal() looks up by halving.
  for (const auto& member : object->get_ref<Json::object_t&>()) names.push_back(member.first);
  FieldReader fields(*object, "signals", entity_fields.log());
  for (std::string& name : names) {
    if (!is_usable_name(name, fields.path(name), entity_fields.log())) continue;
    if (const auto value = fields.number(name, kAnyNumber)) {
      signals.push_back({.name = std::move(name), .value = *value});
    }
  }
  return signals;
}

std::optional<Capability> read_capability(Json& item, const std::string& path, DiagnosticLog& log) {
  if (!item.is_object()) {
    log.warn(path, fmt::format("expected an object, found {}", shown(item)),
             "the capability is dropped; write {\"text\": ...}");
    return std::nullopt;
  }
  FieldReader fields(item, path, log);
  Capability capability;
  // Asked here, so that a missing text, one of another type and an empty one are told apart.
  const auto member = item.find("text");
  if (member == item.end() || member->is_null()) {
    log.warn(fields.path("text"), "is missing", "the capability is dropped");
    return std::nullopt;
  }
  if (!member->is_string()) {
    log.warn(fields.path("text"), fmt::format("expected a string, found {}", shown(*member)),
             "the capability is dropped");
    return std::nullopt;
  }
  capability.text = fields.text("text");
  if (capability.text.empty()) {
    log.warn(fields.path("text"), "is empty", "the capability is dropped");
    return std::nullopt;
  }
  capability.name = fields.line("name");
  capability.unique = fields.text("unique");
  capability.versus = fields.text("versus");
  capability.tags = mended_tags(fields.words("tags"));
  capability.extra = fields.rest();
  return capability;
}

std::vector<Capability> read_capabilities(FieldReader& fields) {
  constexpr std::string_view kHint = "every entity needs an array of capabilities; it may be empty";
  std::vector<Capability> capabilities;
  auto items = fields.take("capabilities");
  if (!items) {
    fields.log().error("capabilities", "is missing", std::string(kHint));
  } else if (!items->is_array()) {
    fields.log().error("capabilities", fmt::format("expected an array, found {}", shown(*items)),
                       std::string(kHint));
  } else {
    capabilities.reserve(items->size());
    std::size_t index = 0;
    for (Json& item : *items) {
      const std::string path = fmt::format("capabilities[{}]", index++);
      if (auto capability = read_capability(item, path, fields.log())) {
        capabilities.push_back(std::move(*capability));
      }
    }
  }
  return capabilities;
}

/// Whether a text has characters and none of them is seen, as those that only tell where a line may
/// break.
bool shows_nothing(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const WordCharacter character = decode_character(text, at);
    if (character.char_class != CharClass::kInvisible) return false;
    at = character.end;
  }
  return !text.empty();
}

std::string read_name(FieldReader& fields) {
  constexpr const char* kHint = "every entity needs a name";
  std::string name = fields.required_line("name", kHint);
  if (shows_nothing(name)) fields.log().error(fields.path("name"), "shows nothing", kHint);
  if (name.size() <= kMaxNameBytes) return name;
  fields.log().warn(fields.path("name"), fmt::format("has {} bytes", name.size()),
                    fmt::format("the first {} are kept", kMaxNameBytes));
  std::size_t end = kMaxNameBytes;
  // Not within a character.
  while ((static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;
  name.resize(end);
  return name;
}

Entity read_fields(FieldReader& fields) {
  Entity entity;
  entity.id = read_id(fields);
  entity.name = read_name(fields);
  entity.type = read_type(fields);
  entity.capabilities = read_capabilities(fields);
  entity.summary = fields.text("summary");
  entity.unique = fields.text("unique");
  entity.versus = fields.text("versus");
  entity.maker = fields.line("maker");
  entity.url = fields.url("url");
  entity.license = fields.line("license");
  entity.tags = mended_tags(fields.words("tags"));
  entity.aliases = fields.words("aliases");
  std::vector<ExtraField> nested;  // unknown fields of pricing and source, under their full path
  entity.pricing = read_pricing(fields, nested);
  entity.signals = read_signals(fields);
  entity.released = fields.date("released");
  entity.updated = fields.date("updated");
  entity.stated = read_stated(fields);
  entity.sources = read_sources(fields, nested);
  entity.extra = fields.rest();
  // Known nested fields come after the entity's own, so that of two with one name sort_extra()
  // keeps the entity's.
  add_extra(entity.extra, std::move(nested));
  sort_extra(entity.extra);
  return entity;
}

}  // namespace

void report_long_line(const LoadOptions& options, DiagnosticLog& log) {
  log.error("", fmt::format("is longer than {} bytes", options.max_line_bytes),
            "one entity per line; split or shorten it");
}

std::optional<Entity> read_entity(std::string_view line, const LoadOptions& options,
                                  DiagnosticLog& log) {
  if (line.size() > options.max_line_bytes) {
    report_long_line(options, log);
    return std::nullopt;
  }
  auto value = parse_json_line(line, options.max_depth, log);
  if (!value) return std::nullopt;
  if (!value->is_object()) {
    log.error("", fmt::format("expected an object, found {}", kind_of(*value)),
              "one JSON object per line");
    return std::nullopt;
  }
  const std::size_t errors_before = log.errors();
  FieldReader fields(*value, "", log);
  Entity entity = read_fields(fields);
  // All fields are read before the line is refused: a person mends all of a line's faults at once.
  if (log.errors() > errors_before) return std::nullopt;
  return entity;
}

}  // namespace matchgraph::catalogue
