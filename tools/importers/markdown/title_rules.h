// What the title of a README's section says of the capabilities in it: rule 1 of
// capability_rules.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

enum class SectionKind : std::uint8_t { kIntroduction, kFeatures, kPlain, kUsage, kExcluded };

/// The kind of a section by its title (as plain_title gives it) and the kind of the one above it.
SectionKind classify_section(std::string_view title, SectionKind above);

/// True for "Open LLM Leaderboard Evaluation Results": over results, and the name of nothing.
bool names_results(std::string_view title);

/// True for the titles that the cards of models and data sets have in common, and that say nothing
/// of what this one can do: "Curation Rationale", "Model Architecture".
bool is_card_boilerplate(std::string_view title);

/// True for "Research applications" and "Best for" of a card: what stands below is what the thing
/// is for.
bool is_over_uses_of_card(std::string_view title);

/// True for "Intended uses & limitations" of a card: what it is for, and what it is not, in one.
bool mixes_uses_and_limits(std::string_view title);

/// True for a heading that the templates for cards have and other files hardly: "Model Details".
bool is_of_card_template(std::string_view title);

/// True for "GPU support", which says by itself what is offered; not for "Community support".
bool names_support(std::string_view title);

/// True for "API", "Settings" and "How it works": over manuals of calls and settings, or of the
/// inside.
bool is_manual_title(std::string_view title);

/// True for a title that is a call or a name in a program: "fill(sack[, size])", "mill.grind()",
/// "MILL_PORT". `title` is as written. What stands below is a manual.
bool is_call_title(std::string_view title);

/// True for "v1.2.0 (2026-03-01)" and "Version 2.1": over a part of the history.
bool is_version_title(std::string_view title);

/// False for titles that stand in every README, and for that of the thing itself; `subjects` are
/// its names, lower case.
bool is_telling_title(std::string_view title, const std::vector<std::string>& subjects);

/// True for a title that is itself a capability: "Hybrid Search" below features; elsewhere "...
/// support" and activities, which in a section on usage begin with their verb ("Indexing a
/// directory").
bool is_capability_title(std::string_view title, SectionKind above);

}  // namespace matchgraph::readme
