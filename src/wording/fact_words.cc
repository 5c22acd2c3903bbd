#include "wording/fact_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/number_words.h"

namespace matchgraph {

namespace {

constexpr double kShortFrom = 10'000;  // from here on a figure is also told as "128k"

/// Shortenings that stand in capitals.
constexpr auto kShortenings = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"mcp", "MCP"}, {"api", "API"}, {"cli", "CLI"}});

/// Ends of names that are units: they stand behind the number.
struct NamedUnit {
  std::string_view end;
  std::string_view unit;
};
constexpr std::array<NamedUnit, 6> kUnits = {{{"_kb", "kB"},
                                              {"_mb", "MB"},
                                              {"_gb", "GB"},
                                              {"_ms", "ms"},
                                              {"_seconds", "s"},
                                              {"_bytes", "bytes"}}};

const NamedUnit* unit_of(std::string_view name) {
  // A name that is nothing but an end, "_kb", would be left without a word.
  const auto found = std::find_if(kUnits.begin(), kUnits.end(), [name](const NamedUnit& one) {
    return name.size() > one.end.size() && name.ends_with(one.end);
  });
  return found == kUnits.end() ? nullptr : &*found;
}

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::string parameters_words(double millions) {
  return millions < 1000 ? fmt::format("{:g}M parameters", millions)
                         : fmt::format("{:g}B parameters", millions / 1000);
}

std::string signal_label(std::string_view name) {
  struct Label {
    std::string_view name;
    std::string_view words;
  };
  // What importers of price lists call them; other catalogues' names say what they are.
  static constexpr std::array<Label, 9> kLabels = {{
      {"max_input", "longest input"},
      {"max_output", "longest answer"},
      {"cache_read_price", "price of cached input"},
      {"cache_write_price", "price of caching input"},
      {"input_audio_price", "price of audio input"},
      {"output_audio_price", "price of audio output"},
      {"reasoning_price", "price of reasoning"},
      {"batch_input_price", "price of batched input"},
      {"batch_output_price", "price of batched output"},
  }};
  for (const Label& label : kLabels) {
    if (label.name == name) return std::string(label.words);
  }
  const NamedUnit* const unit = unit_of(name);
  return spaced(unit == nullptr ? name : name.substr(0, name.size() - unit->end.size()));
}

std::string signal_figure_words(std::string_view name, double value) {
  if (name.ends_with("_price")) return amount_words(value, "USD") + " per 1M tokens";
  if (name.starts_with("price_per_")) return amount_words(value, "USD");
  if (const NamedUnit* const unit = unit_of(name)) {
    return number_words(value) + ' ' + std::string(unit->unit);
  }
  // Nobody counts the digits of 24,000,000,000.
  constexpr double kBillion = 1e9;
  return value >= kBillion ? short_number(value) : number_words(value);
}

std::string signal_value_words(std::string_view name, double value) {
  // Importers of price lists keep all of these by the same quantity.
  const bool is_price = name.ends_with("_price") || name.starts_with("price_per_");
  if (is_price || unit_of(name) != nullptr) return signal_figure_words(name, value);
  std::string words = number_words(value);
  if (value >= kShortFrom) words += " (" + short_number(value) + ")";
  return words;
}

std::string field_label(std::string_view field) {
  constexpr std::string_view kSignals = "signals.";
  if (field.starts_with(kSignals)) return signal_label(field.substr(kSignals.size()));
  if (field == "pricing.price") return "price";
  if (field == "pricing.model") return "kind of price";
  return signal_label(field);
}

bool says_nothing(std::string_view signal, double value) {
  // Of these nothing can be 0 long or large. Of other signals 0 is a figure: a repository without a
  // star.
  constexpr std::array<std::string_view, 5> kSizes = {"context", "max_input", "max_output",
                                                      "parameters", "active_parameters"};
  return value == 0 && std::find(kSizes.begin(), kSizes.end(), signal) != kSizes.end();
}

std::string as_heading(std::string words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  // "macOS" is written as its makers write it, and begins no heading otherwise.
  const bool has_capital =
      std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end),
                  [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!words.empty() && is_lower(words.front()) && !has_capital) {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

std::string type_words(std::string_view type) {
  std::string words(type);
  // An English word with a hyphen, and no two words joined by one.
  if (words == "fine-tune") return words;
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  for (const auto& [small, large] : kShortenings) {
    const bool begins = words.starts_with(small);
    // Whole words alone: "climate model" begins with no CLI.
    if (begins && (words.size() == small.size() || words[small.size()] == ' ')) {
      words.replace(0, small.size(), large);
    }
  }
  return words;
}

std::string tag_words(std::string_view tag) {
  // Importers of price lists write what a model takes and answers as tags of these two kinds.
  if (tag.starts_with("in:")) return spaced(tag.substr(3)) + " input";
  if (tag.starts_with("out:")) return spaced(tag.substr(4)) + " output";
  return spaced(tag);
}

std::string said_words(std::string_view evidence) {
  // Where a trait comes from a tag or a field, src/traits/entity_facts writes its kind and a colon
  // in front; all else is a sentence of the entry, and is quoted.
  constexpr std::string_view kTag = "tag: ";
  if (evidence.starts_with(kTag)) {
    return fmt::format("tagged “{}”", tag_words(evidence.substr(kTag.size())));
  }
  for (const std::string_view of_field :
       {"price: ", "pricing: ", "license: ", "status: ", "address: "}) {
    if (evidence.starts_with(of_field)) return std::string(evidence);
  }
  return fmt::format("“{}”", evidence);
}

std::string without_marks(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_bold = name.substr(i).starts_with("**");
    if (is_bold) ++i;
    if (!is_bold && name[i] != '`') out += name[i];
  }
  return std::string(trimmed(out));
}

Date date_of_number(std::int32_t date) {
  return {static_cast<std::int16_t>(date / 10000), static_cast<std::uint8_t>(date / 100 % 100),
          static_cast<std::uint8_t>(date % 100)};
}

std::string date_number_text(std::int32_t date) { return to_string(date_of_number(date)); }

}  // namespace matchgraph
