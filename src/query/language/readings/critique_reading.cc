#include "query/language/readings/critique_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "matchgraph/filter_table.h"
#include "query/language/bounds/bound_reading.h"
#include "query/language/loose_critiques.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/exclusion_openings.h"
#include "query/language/readings/license_reading.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/offered_readings.h"
#include "traits/asked.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxListedWords = 2;  // "with vision and tool calling": more is a clause

/// Critiques with the word after them; `next` 0 when there are none. Words without critiques are
/// words of the need that must not be read one by one.
struct Reading {
  std::vector<Critique> critiques = {};
  std::size_t next = 0;
};

class CritiqueReader {
 public:
  CritiqueReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  void read(std::size_t from) {
    std::size_t pending = from;  // first word that may turn out to be a connective
    bool after_need = false;
    for (std::size_t i = from; i < words_.size();) {
      if (words_[i].role == WordRole::kFilter) {
        words_.set_role(pending, i, WordRole::kConnective);
        pending = ++i;
        after_need = false;
        continue;
      }
      if (LicenseReading license = license_at(words_, i, vocabulary_); license.next > 0) {
        words_.set_role(pending, i, WordRole::kConnective);
        pending = license.next;
        take_license(words_, i, std::move(license), out_);
        i = pending;
        after_need = false;
        continue;
      }
      Reading reading = critique_at(i);
      if (!reading.critiques.empty()) {
        // Critiques with nothing but "or" between them.
        const bool is_or = i == pending + 1 && pending > from && says(pending, "or");
        if (is_or && !out_.critiques.empty())
          join(out_.critiques.back(), reading.critiques.front());
        words_.set_role(pending, i, WordRole::kConnective);
        words_.set_role(i, reading.next, WordRole::kCritique);
        out_.critiques.insert(out_.critiques.end(), reading.critiques.begin(),
                              reading.critiques.end());
        pending = i = reading.next;
        after_need = false;
      } else if (reading.next == 0 && (words_[i].key.empty() || is_conjunction(words_, i) ||
                                       is_link(words_, i) || is_with_something(i))) {
        ++i;
      } else {
        if (!after_need) drop_conjunctions(pending, i);
        pending = i = std::max(reading.next, i + 1);
        after_need = true;
      }
    }
    words_.set_role(pending, words_.size(), WordRole::kConnective);
  }

 private:
  /// Makers and types are alternatives by themselves, and what is left out is left out.
  static void join(const Critique& before, Critique& critique) {
    const FilterRow& row = filter_of(critique.kind);
    const bool same_list = row.kind == FilterKind::kNames && critique.kind == before.kind;
    const bool is_negative = critique.kind == CritiqueKind::kWithout || row.op == "!=";
    critique.is_or = !same_list && !is_negative;
  }

  bool says(std::size_t i, std::string_view word) const { return words_.match(i, word) == 1; }

  /// "with something (cheaper)".
  bool is_with_something(std::size_t i) const {
    return says(i, "with") && !words_[i].breaks &&
           (says(i + 1, "something") || says(i + 1, "anything"));
  }

  /// Conjunctions before words of the need are connectives unless they join words of the need.
  void drop_conjunctions(std::size_t from, std::size_t to) {
    while (from < to && (words_[from].key.empty() || is_conjunction(words_, from))) {
      words_.set_role(from, from + 1, WordRole::kConnective);
      ++from;
    }
  }

  Reading critique_at(std::size_t i) const {
    if (!words_[i].starts_clean) return {};
    if (is_with_something(i)) return {};
    // The first that takes words has them: "cheaper than $1" is a bound before it is a comparison.
    const std::array<Reading (CritiqueReader::*)(std::size_t) const, 8> readers = {
        &CritiqueReader::loose_at,         &CritiqueReader::bound_read,
        &CritiqueReader::comparative_read, &CritiqueReader::negation_at,
        &CritiqueReader::phrase_at,        &CritiqueReader::maker_critique_at,
        &CritiqueReader::type_critique_at, &CritiqueReader::need_of_at};
    for (const auto reader : readers) {
      if (Reading reading = (this->*reader)(i); reading.next > 0) return reading;
    }
    return {};
  }

  Critique critique(CritiqueKind kind, std::string_view value, TextSpan span) const {
    return {kind, std::string(value), {}, span};
  }

  Reading one(CritiqueKind kind, std::string_view value, std::size_t from, std::size_t to) const {
    return {{critique(kind, value, words_.span(from, to))}, to};
  }

  Reading loose_at(std::size_t i) const {
    if (const std::size_t count = half_price_words_at(words_, i); count > 0) {
      Reading out = one(CritiqueKind::kCheaper, "", i, i + count);
      out_.notes.push_back({fmt::format("\"{}\" was read as cheaper, by how much soever",
                                        words_.slice(i, i + count)),
                            out.critiques.front().span});
      return out;
    }
    const std::size_t count = vague_words_at(words_, i);
    if (count == 0) return {};
    note_unused(words_, words_.span(i, i + count),
                "no figure says it; it ranks as a word of the need", {}, {}, true, out_);
    return {{}, i + count};
  }

  Reading bound_read(std::size_t i) const {
    BoundReading bound = bound_at(words_, i, vocabulary_);
    if (bound.next == 0) return {};
    return {{std::move(bound.critique)}, bound.next};
  }

  Reading comparative_read(std::size_t i) const {
    if (!names_.critique_begins(i)) return {};
    const ComparativeMatch match = comparative_at(words_, i, vocabulary_);
    if (match.words == 0) return {};
    Reading out = one(match.kind, match.value, i, i + match.words);
    if (!words_.ends_before(out.next) && is_generic_noun(words_, out.next)) ++out.next;
    if (const std::size_t than = than_seed(out.next); than > 0) out.next = than;
    out.critiques.front().span = words_.span(i, out.next);
    return out;
  }

  /// "than it", "than Mixtral 8x7B" where that is a seed: the word after it, else 0.
  std::size_t than_seed(std::size_t i) const {
    if (i >= words_.size() || words_.ends_before(i) || !says(i, "than")) return 0;
    for (const std::string_view it : {"it", "that", "this", "them", "those", "these"}) {
      if (says(i + 1, it)) return i + 2;
    }
    for (std::size_t to = std::min(words_.size(), i + 1 + kMaxNameWords); to > i + 1; --to) {
      const NameLookup lookup =
          vocabulary_.entity(words_.slice(i + 1, to), QueryVocabulary::Spelling::kExact);
      const bool is_seed = std::any_of(out_.seeds.begin(), out_.seeds.end(), [&](const Seed& seed) {
        return seed.id == lookup.entity.id;
      });
      if (lookup.kind == NameLookup::Kind::kFound && is_seed) return to;
    }
    out_.notes.push_back({"critiques compare with the entities after \"like\" and the like only",
                          words_.span(i, i + 1)});
    return 0;
  }

  /// "with P", "without P", "no P", and what follows them after "and".
  Reading phrase_at(std::size_t i) const {
    std::size_t at = i + 1;
    CritiqueKind kind = CritiqueKind::kWith;
    if (says(i, "without") || says(i, "no") || says(i, "lacking")) {
      kind = CritiqueKind::kWithout;
    } else if (says(i, "with") && says(at, "no") && !words_[i].breaks) {
      kind = CritiqueKind::kWithout;
      ++at;
    } else if (!says(i, "with") && !says(i, "having") && !says(i, "has") && !says(i, "have") &&
               !says(i, "supports") && !says(i, "supporting") && !says(i, "includes")) {
      return {};
    }
    return phrase_from(kind, i, at);
  }

  /// A phrase after words [from, at) that announce it; a comparative in it counts as such.
  Reading phrase_from(CritiqueKind kind, std::size_t from, std::size_t at) const {
    if (words_.ends_before(at) && !is_quoted(at)) return {};
    while (is_article(words_, at) && !words_.ends_before(at + 1)) ++at;
    if (kind == CritiqueKind::kWith) {
      Reading inside = bound_read(at);
      if (inside.next == 0) inside = comparative_read(at);
      if (inside.next > 0) {
        inside.critiques.front().span = words_.span(from, inside.next);
        return inside;
      }
    }
    std::size_t end = phrase_end(at);
    if (end == at) return {};
    Reading out{{critique(kind, phrase_text(at, end), words_.span(from, end))}, end};
    while (const std::size_t next = listed_from(kind, end)) {
      const std::size_t joined = end;  // the conjunction goes with what it joins
      end = phrase_end(next);
      out.critiques.push_back(critique(kind, phrase_text(next, end), words_.span(joined, end)));
      if (says(joined, "or")) join(out.critiques[out.critiques.size() - 2], out.critiques.back());
      out.next = end;
    }
    return out;
  }

  bool is_quoted(std::size_t i) const { return is_quoted_at(words_, i); }

  std::string phrase_text(std::size_t from, std::size_t to) const {
    while (from + 1 < to && is_article(words_, from)) ++from;
    return std::string(words_.slice(from, to));
  }

  /// Where a phrase that begins at `i` ends: at a mark, a conjunction or the next critique.
  std::size_t phrase_end(std::size_t i) const {
    if (is_quoted(i)) {
      return words_.first_from(
          quoted_pieces(words_.text(), words_[i].outer.begin, false).front().end);
    }
    std::size_t end = i;
    while (end < words_.size() && words_[end].role == WordRole::kNeed &&
           (end == i || (!words_.ends_before(end) && !phrase_stops_at(end)))) {
      ++end;
    }
    return end;
  }

  bool phrase_stops_at(std::size_t i) const {
    if (is_conjunction(words_, i) || is_and_or(words_, i)) return true;
    if (says(i, "that") || says(i, "which")) return names_.critique_follows(i);
    return names_.critique_begins(i) || maker_critique_at(i).next > 0 ||
           type_critique_at(i).next > 0;
  }

  /// After "and", or for kWith a comma: a further short phrase of the same kind, or 0.
  std::size_t listed_from(CritiqueKind kind, std::size_t i) const {
    if (i >= words_.size()) return 0;
    const bool comma =
        kind == CritiqueKind::kWith && words_.text()[words_[i - 1].outer.end - 1] == ',';
    if (!comma && words_.ends_before(i)) return 0;
    const std::size_t begin = i + (is_and_or(words_, i) ? 1 : 0);
    if ((begin == i && !comma) || begin >= words_.size()) return 0;
    if (words_[begin].role != WordRole::kNeed || !words_[begin].starts_clean) return 0;
    const bool plain =
        !phrase_stops_at(begin) && !is_boundary_word(words_, begin) && !is_link(words_, begin);
    const std::size_t end = phrase_end(begin);
    const bool is_short = phrase_text(begin, end).empty() ? false : end - begin <= kMaxListedWords;
    const bool ends = words_.ends_before(end) || is_conjunction(words_, end) ||
                      is_and_or(words_, end) || names_.critique_begins(end);
    return plain && is_short && ends ? begin : 0;
  }

  /// "not from P", "not by P", "not P", "except P".
  Reading negation_at(std::size_t i) const {
    const std::size_t exception = exception_words_at(words_, i);
    if (exception == 0 && (!says(i, "not") || words_.ends_before(i + 1))) return {};
    std::size_t at = i + std::max<std::size_t>(exception, 1);
    if (const LooseCritique loose = opposite_at(words_, at); loose.next > 0) {
      return one(loose.kind, "", i, loose.next);
    }
    for (const std::string_view extra : {"just", "only", "necessarily"}) {
      if (says(at, extra)) return {};
    }
    if (says(at, "made")) ++at;
    const bool of_maker = says(at, "from") || says(at, "by") || says(at, "of");
    if (of_maker) ++at;
    if (words_.ends_before(at) && !is_quoted(at)) return {};
    if (Reading makers = makers_from(CritiqueKind::kNotFrom, i, at); makers.next > 0) return makers;
    const ComparativeMatch comparative = comparative_at(words_, at, vocabulary_);
    if (!of_maker && comparative.words > 0) return not_comparative(i, at, comparative);
    if (exception == 0 && !of_maker && begins_condition(i)) return {};
    Reading out = phrase_from(CritiqueKind::kWithout, i, at);
    if (of_maker && out.next > 0) {
      out_.notes.push_back({fmt::format("no maker is called \"{}\"; what mentions it is left out",
                                        out.critiques.front().value),
                            out.critiques.front().span});
    }
    return out;
  }

  /// "Not deprecated", "not open source": a condition, and no words to be missing.
  bool begins_condition(std::size_t i) const {
    const std::vector<AskedTrait> asked = asked_traits(words_.text());
    return std::any_of(asked.begin(), asked.end(), [&](const AskedTrait& one) {
      const TraitGroup group = trait_table()[one.trait].group;
      return one.begin == words_[i].core.begin && group != TraitGroup::kInput &&
             group != TraitGroup::kOutput;
    });
  }

  Reading not_comparative(std::size_t from, std::size_t at, const ComparativeMatch& match) const {
    const std::size_t to = at + match.words;
    if (match.kind == CritiqueKind::kFree) return one(CritiqueKind::kPaid, "", from, to);
    if (match.kind == CritiqueKind::kPaid) return one(CritiqueKind::kFree, "", from, to);
    note_unused(words_, words_.span(from, to), "the opposite of it cannot be asked for", {}, {},
                true, out_);
    return {{}, to};
  }

  Reading maker_critique_at(std::size_t i) const {
    if (!says(i, "from") && !says(i, "by")) return {};
    return makers_from(CritiqueKind::kFrom, i, i + 1);
  }

  /// One maker or several between "or", "and" and commas.
  Reading makers_from(CritiqueKind kind, std::size_t from, std::size_t at) const {
    Reading out;
    std::size_t begin = from;
    while (true) {
      const auto [maker, next] = maker_at(words_, at, vocabulary_, names_);
      if (next == 0) return out;
      out.critiques.push_back(critique(kind, maker, words_.span(begin, next)));
      out.next = next;
      if (next >= words_.size()) return out;
      const bool comma = words_.text()[words_[next - 1].outer.end - 1] == ',';
      begin = next;
      at = next + (is_and_or(words_, next) ? 1 : 0);
      if (at == next && !comma) return out;
    }
  }

  /// "as a dataset", "only datasets", "datasets only", "that is a dataset".
  Reading type_critique_at(std::size_t i) const {
    std::size_t at = i;
    if (says(i, "as") || says(i, "only") || says(i, "is") || says(i, "are")) {
      ++at;
      if (at < words_.size() && is_article(words_, at)) ++at;
      if (words_.ends_before(at)) return {};
    }
    const auto [type, next] = type_at(at);
    if (next == 0) return {};
    if (at > i) return one(CritiqueKind::kType, type, i, next);
    return says(next, "only") && !words_.ends_before(next)
               ? one(CritiqueKind::kType, type, i, next + 1)
               : Reading{};
  }

  /// A type in the singular or plural at word `i`, and the word after it.
  std::pair<std::string, std::size_t> type_at(std::size_t i) const {
    constexpr std::size_t kMaxTypeWords = 3;
    for (std::size_t to = std::min(words_.size(), i + kMaxTypeWords); to > i; --to) {
      const bool ends =
          words_.ends_before(to) || is_boundary_word(words_, to) || names_.critique_begins(to);
      if (!ends || words_[i].role != WordRole::kNeed) continue;
      if (auto type = type_named(vocabulary_, words_.slice(i, to))) return {std::move(*type), to};
    }
    return {};
  }

  /// "that does not need a GPU", "doesn't require an account".
  Reading need_of_at(std::size_t i) const {
    std::size_t at = i;
    if (says(i, "doesn t") || says(i, "don t")) {
      at = i + 1;
    } else if ((says(i, "does") || says(i, "do")) && says(i + 1, "not")) {
      at = i + 2;
    }
    if (at == i) return {};
    for (const std::string_view verb : {"need", "require", "use", "have"}) {
      if (says(at, verb)) return phrase_from(CritiqueKind::kWithout, i, at + 1);
    }
    return {};
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
};

}  // namespace

void read_critiques(QueryWords& words, std::size_t from, const QueryVocabulary& vocabulary,
                    ParsedQuery& out) {
  CritiqueReader(words, vocabulary, out).read(from);
}

}  // namespace matchgraph
