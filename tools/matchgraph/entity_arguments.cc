#include "tools/matchgraph/entity_arguments.h"

#include <fmt/format.h>

#include <algorithm>

#include "tools/matchgraph/streams.h"

namespace matchgraph::command {
namespace {

// A popular model has dozens of offers.
constexpr std::size_t kOffersNamed = 5;

std::string offer_note(const std::string& name, const Resolution& resolution) {
  const std::vector<std::string>& others = resolution.other_offers;
  std::string note = fmt::format("\"{}\" is {}; other offers:", name, resolution.id);
  for (std::size_t i = 0; i < std::min(kOffersNamed, others.size()); ++i) {
    note += (i > 0 ? ", " : " ") + others[i];
  }
  if (others.size() > kOffersNamed)
    note += fmt::format(" and {} more", others.size() - kOffersNamed);
  return note;
}

void report_found(const std::string& name, const Resolution& resolution) {
  if (resolution.how == "id") return;  // exactly what was asked for
  if (!resolution.other_offers.empty()) {
    // A person may have meant another seller's offer, whose price differs.
    write_note(offer_note(name, resolution));
  } else if (resolution.how == "near miss" || resolution.how == "prefix") {
    write_note(fmt::format("\"{}\" is taken as {} ({})", name, resolution.id, resolution.how));
  }
}

// Standard error for people, standard output for programs.
int report_unresolved(const std::string& name, const Resolution& resolution, const Common& common) {
  write_error("matchgraph: " + to_text(resolution, name, error_style()));
  if (common.json()) write_output(to_json(resolution, name));
  // Who asks can do something about an ambiguous name, and nothing about one that is unknown.
  return resolution.kind == Resolution::Kind::kAmbiguous ? kWrongUsage : kNothingFound;
}

}  // namespace

void check_length(const std::string& text, const std::string& what) {
  if (text.size() <= kMaxTextBytes) return;
  throw Error(ErrorCode::kUsage, fmt::format("{} is {} bytes long: shorten it to at most {}", what,
                                             text.size(), kMaxTextBytes));
}

ResolvedArguments resolve_arguments(const Engine& engine, const std::vector<std::string>& names,
                                    const Common& common) {
  ResolvedArguments resolved;
  for (const std::string& name : names) {
    // Before it is looked for: an edit distance of a megabyte takes long.
    check_length(name, "an entity's name");
    const Resolution resolution = engine.resolve(name);
    if (resolution.kind != Resolution::Kind::kFound) {
      resolved.status = report_unresolved(name, resolution, common);
      return resolved;
    }
    report_found(name, resolution);
    // Two names of one entity would compare it with itself.
    if (std::find(resolved.ids.begin(), resolved.ids.end(), resolution.id) != resolved.ids.end()) {
      throw Error(ErrorCode::kUsage, fmt::format("\"{}\" names {} a second time: name each entity "
                                                 "once",
                                                 name, resolution.id));
    }
    resolved.ids.push_back(resolution.id);
  }
  return resolved;
}

}  // namespace matchgraph::command
