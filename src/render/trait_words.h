// Here are traits and conditions: in which words does a person read them?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// The traits that a card tells, at most three: where it runs, what it needs, whether it is kept
/// up. "works offline", "needs no GPU". What an entity says both ways is told neither way.
std::vector<std::string> telling_traits(const EntityCard& card);

/// The traits that a page marks a card with, at most six: where it runs, what it needs, under which
/// terms, what it may and can do. What goes in and comes out is told as facts. What an entity says
/// both ways marks it neither way. Pointers into `card`.
std::vector<const TraitValue*> badge_traits(const EntityCard& card);

/// What was asked for besides the topic: "first what fits and says so: works offline, needs no
/// GPU"; where `stating` is 0 that what says so stands `below`, or that nothing says it, or both or
/// all of these; empty without conditions.
std::string conditions_words(const std::vector<ConditionEcho>& conditions, std::size_t stating,
                             bool below = false);

/// What stands over a result where the one before it stands otherwise to the conditions: "does not
/// say: works offline", "says so, and fits less: works offline". Empty where both stand alike;
/// `before` null: there is none.
std::string border_words(const std::vector<ConditionEcho>& conditions,
                         const std::vector<ConditionMet>* before,
                         const std::vector<ConditionMet>& here);

/// What stands over a page that says little of the topic from its first result on.
constexpr std::string_view kWeakWords = "what follows says little of what is asked";
/// What stands over results of which none says much of the topic (SearchResults::misses_topic).
constexpr std::string_view kMissedWords =
    "nothing here says much of what is asked; this is nearest";

/// How many of a page's results are told one by one: what says little of the topic behind them is
/// only named, but on a page that holds nothing else.
std::size_t told_results(const SearchResults& results);
/// "4 more say little of what is asked"; empty where all are told.
std::string weak_words(const SearchResults& results);
/// The same with the first of their names and how to list them: ": Alpha, Beta, ...; --offset 3
/// lists them".
std::string named_weak_words(const SearchResults& results);

/// How a result stands to a condition: "works offline: “Runs without a network.”", "does not say:
/// works offline", "says both: works offline".
std::string condition_words(const ConditionMet& condition);

/// "4 left out: hosted: Alpha, Beta, ..."; empty when nothing was.
std::vector<std::string> left_out_words(const std::vector<LeftOut>& left_out);

}  // namespace matchgraph::render
