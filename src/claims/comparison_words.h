// Here is an English word: what does it say in a comparison?
//
// Word lists, in lower case. Pure functions; safe from any thread.
#pragma once

#include <optional>
#include <string_view>

namespace matchgraph {

/// For whom a word speaks, and about what.
struct Polarity {
  int sign = 0;  ///< 1: for whoever has it or has more of it; -1: against; 0: it cannot be told
  std::string_view topic;  ///< "speed", "cost", ...; empty when the word is general ("better")
};

/// A comparative of one word: "faster" is {1, "speed"}, "larger" {0, "size"}.
std::optional<Polarity> comparative_polarity(std::string_view word);

/// Which way a comparative of quantity points for the noun behind it: 1 for "higher" and "longer",
/// -1 for "lower" and "reduced"; 0 for any other word.
int degree_of(std::string_view word);

/// A thing that one has more or less of: "latency" is {-1, "speed"}, "accuracy" {1, "accuracy"}.
std::optional<Polarity> measure_polarity(std::string_view noun);

/// An adjective in its base form: "expensive" is {-1, "cost"}. An unknown one is taken as praise,
/// for that is what is said with "more" in nearly all comparisons: {1, the word}.
Polarity quality_polarity(std::string_view adjective);
/// As quality_polarity, but nothing for an unknown one.
std::optional<Polarity> known_quality(std::string_view adjective);

/// A verb of winning: "outperforms", "beats".
bool is_winning_verb(std::string_view word);
/// What a verb of winning is about: "cost" for "undercuts", else "performance".
std::string_view winning_topic(std::string_view verb);
/// A verb that says who does the same: "matches", "equals".
bool is_equalling_verb(std::string_view word);

}  // namespace matchgraph
