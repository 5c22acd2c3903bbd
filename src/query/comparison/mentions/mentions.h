// Here is a capability that another entity shares with nothing: do that entity's texts speak of it
// all the same?
//
// Pairs are found among capabilities. What an entry says in its summary, or beside something else,
// is no pair, and yet nobody may be told that it is not mentioned.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "query/engine_state.h"

namespace matchgraph {

/// The texts of one entity, and the lines of the other offers of the same thing: what a seller's
/// list leaves out the thing can do all the same. The state must live as long.
class Mentions {
 public:
  /// Beside its lines: name, summary, what it says is unique, type, tags, and the traits that it
  /// states. What it says of rivals is no word on itself. Cost: analysing those.
  Mentions(EngineState& state, const Entity& entity, EntityIndexNumber number);

  /// Beyond so many looks at lines nothing is looked for: two fonts have a million pairs of lines.
  static constexpr std::size_t kMostLooks = 20'000;

  /// Marks those of another entity's capabilities that the texts speak of. Of one that is about
  /// something else none: a word in common says nothing there.
  void mark(EntityIndexNumber other, std::vector<bool>& capabilities,
            std::size_t most_looks = kMostLooks);

 private:
  /// Whether one capability's line, or all the rest together, holds the words that tell
  /// most of the name of that capability (of its text where it has none), all of them
  /// where the name tells which media it takes or gives; or one line holds much of its text; or all
  /// that the entry says holds most of several such words. Words for nearly the same count as the
  /// same, and words of manner only where there are no others. False of what a line denies.
  /// Cost: its words times the lines.
  /// `owner`: words of the name of whose it is, ascending, which only that one has to say.
  bool tells(RowId capability, std::span<const TermId> owner) const;
  void read(std::string_view text, std::vector<TermId>& out) const;
  /// What a line holds of the words of a name or text.
  struct Held {
    double share = 0;  // of their weight
    std::size_t words = 0;
  };
  Held held(std::span<const TermId> name, std::span<const TermId> line,
            std::span<const TermId> owner) const;
  bool is_denied(RowId line, RowId capability, std::span<const TermId> name) const;
  /// Reads the lines, before anything is looked for in them.
  void read_lines();

  const Snapshot& snapshot_;
  Analyser& analyser_;
  EntityIndexNumber number_;
  struct Lines {
    RowId begin, end;
  };
  std::vector<Lines> lines_;  // its own, then those of the other offers
  std::size_t line_count_ = 0;
  struct Line {
    RowId row = 0;
    std::vector<TermId> words;  // ascending, near ones as one
  };
  std::vector<Line> read_;   // all that deny nothing
  std::vector<TermId> all_;  // and told_; ascending
  const NearTerms& near_;
  std::vector<TermId> told_;  // beside its lines; once lines are read ascending, near ones as one
};

}  // namespace matchgraph
