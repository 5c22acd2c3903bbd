// Here is an entity: by which facts do people choose one of its type?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "wording/thing_kind.h"

namespace matchgraph::render {

/// A fact of a card: label "context", value "128k tokens".
struct ChosenFact {
  std::string label;
  std::string value;
};
/// The facts that its type is chosen by, those that are known: models by context, what they read
/// and write, size and prices; data by size and licence; software by language, price and licence.
std::vector<ChosenFact> chosen_by(const EntityCard& card);

/// The named number of a card.
std::optional<double> signal_of(const EntityCard& card, std::string_view name);
/// "70B", "46.7B, 12.9B active"; empty where it is not known.
std::string parameters_words(const EntityCard& card);
/// What goes "input" or comes "output", from its traits: "text, images"; empty where it is not
/// said.
std::string media_words(const EntityCard& card, std::string_view direction);
/// "Python, Rust"; empty where it is not said.
std::string code_words(const EntityCard& card);
/// "67 TB, 600 languages": the numbers that say how large a collection is.
std::string size_facts(const EntityCard& card);
/// "offline", "local or hosted", "hosted"; empty where it is not said.
std::string where_it_runs(const EntityCard& card);
/// The licence, else what the entry says of source or weights: "open source".
std::string license_words(const EntityCard& card);

}  // namespace matchgraph::render
