#include "query/ranking/known_items.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "query/ranking/matching/position_set.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// Words that may follow a name to say what it is. More of them are a need of their own, in which
// the name is but a word.
constexpr std::size_t kMaxTypeWords = 3;

/// Collects known items; each stands where it was named first.
class Collector {
 public:
  explicit Collector(const EngineState& state) : state_(state), seen_(state.facts().entities()) {}

  /// Adds those that are named in one way.
  void add(std::vector<EntityIndexNumber> named) {
    const RankReader& ranks = state_.snapshot->ranks();
    // What is named in the same way is told apart by how well it stands.
    std::stable_sort(named.begin(), named.end(),
                     [&ranks](EntityIndexNumber a, EntityIndexNumber b) {
                       return ranks.rank(a) > ranks.rank(b);
                     });
    for (const EntityIndexNumber e : named) {
      if (seen_.contains(e)) continue;
      seen_.add(e);
      items_.push_back(e);
    }
  }
  bool empty() const { return items_.empty(); }
  std::vector<EntityIndexNumber> take() { return std::move(items_); }

 private:
  const EngineState& state_;
  PositionSet seen_;
  std::vector<EntityIndexNumber> items_;
};

std::vector<EntityIndexNumber> of_kind(const std::vector<NameMatch>& matches, NameKind kind) {
  std::vector<EntityIndexNumber> out;
  for (const NameMatch& match : matches) {
    if (match.kind == kind) out.push_back(match.entity);
  }
  return out;
}

/// Whether all words from `first` on say what the entity is: its type, summary or tags hold them.
bool says_what_it_is(EngineState& state, EntityIndexNumber e, const std::vector<Token>& tokens,
                     std::size_t first) {
  Analyser& analyser = state.index.analyser();
  const Entity entity = state.snapshot->entity(e);
  std::string told = entity.type + " . " + entity.summary;
  for (const std::string& tag : entity.tags) told += " . " + tag;
  std::unordered_set<std::string> terms;
  for (const Token& token : analyser.tokens(told)) terms.insert(token.term);
  return std::all_of(
      tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end(),
      [&terms](const Token& token) { return token.is_stop_word() || terms.contains(token.term); });
}

std::vector<EntityIndexNumber> named_before_type_words(EngineState& state, std::string_view text) {
  std::vector<Token> tokens = state.index.analyser().typed_tokens(text);
  std::erase_if(tokens, [](const Token& token) { return token.variant; });
  // The longest name first: "Alpha Chat server" is a server called Alpha Chat before it is a chat
  // server called Alpha.
  for (std::size_t rest = 1; rest <= kMaxTypeWords && rest < tokens.size(); ++rest) {
    const std::size_t first = tokens.size() - rest;
    const auto named = of_kind(state.snapshot->names().exact(text.substr(0, tokens[first - 1].end)),
                               NameKind::kName);
    std::vector<EntityIndexNumber> out;
    for (const EntityIndexNumber e : named) {
      if (says_what_it_is(state, e, tokens, first)) out.push_back(e);
    }
    if (!out.empty()) return out;
  }
  return {};
}

std::vector<EntityIndexNumber> made_by(const EngineState& state, const std::string& folded) {
  const FactColumns& facts = state.facts();
  std::vector<EntityIndexNumber> out;
  const auto maker = facts.maker_called(folded);
  if (!maker) return out;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    if (facts.maker_number(e) == *maker) out.push_back(e);
  }
  return out;
}

/// For a text without letters or digits, of which names know nothing: names that hold it as it is.
std::vector<EntityIndexNumber> named_with_picture(const EngineState& state, std::string_view text) {
  const FactColumns& facts = state.facts();
  std::vector<EntityIndexNumber> out;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    if (facts.name(e).find(text) != std::string_view::npos) out.push_back(e);
  }
  return out;
}

}  // namespace

std::vector<EntityIndexNumber> known_items(EngineState& state, std::string_view text) {
  text = trimmed(text, " \t\r\n");
  if (text.empty()) return {};
  Collector known(state);
  // From the surest way of being named to the loosest; the last two only where none of the others
  // fits, as they take ordinary words for names.
  if (const auto id = state.facts().find_id(text)) known.add({*id});
  const NameIndex& names = state.snapshot->names();
  known.add(names.at_address(text));
  const std::string folded = fold_for_names(text);
  if (folded.empty()) {
    // A run of marks ("???") is in names by chance; a picture is of several bytes.
    if ((text.front() & 0x80) != 0) known.add(named_with_picture(state, text));
    return known.take();
  }
  const std::vector<NameMatch> matches = names.exact(text);
  for (const NameKind kind : {NameKind::kName, NameKind::kAlias, NameKind::kWithoutMaker}) {
    known.add(of_kind(matches, kind));
  }
  if (known.empty()) known.add(named_before_type_words(state, text));
  if (known.empty()) known.add(made_by(state, folded));
  return known.take();
}

std::vector<EntityIndexNumber> begun_names(EngineState& state, std::string_view text,
                                           std::size_t most) {
  const std::string folded = fold_for_names(text);
  if (folded.empty()) return {};
  Collector known(state);
  std::vector<EntityIndexNumber> begun;
  for (const NameMatch& match : state.snapshot->names().prefix(text, most)) {
    const std::string name = fold_for_names(state.facts().name(match.entity));
    if (name.starts_with(folded + ' ')) begun.push_back(match.entity);
  }
  known.add(std::move(begun));
  return known.take();
}

std::vector<EntityCard> near_names(const EngineState& state, const std::string& text) {
  std::vector<EntityCard> out;
  std::set<std::uint32_t> groups;
  const std::size_t most = state.options.name_candidates;
  for (const NameMatch& match : state.snapshot->names().near_misses(text, most * 4)) {
    const bool is_new = groups.insert(state.facts().group(match.entity)).second;
    if (is_new && out.size() < most) out.push_back(state.card(match.entity));
  }
  return out;
}

void put_known_first(const std::vector<EntityIndexNumber>& known, std::vector<Candidate>& ranked) {
  if (known.empty()) return;
  const double best = ranked.empty() ? 0 : ranked.front().score;
  std::vector<Candidate> out;
  std::unordered_map<EntityIndexNumber, std::size_t> place;
  for (const EntityIndexNumber e : known) {
    place.emplace(e, out.size());
    // With the best score, so that nothing in front of it seems to fit less, and as far, as no text
    // of it was scored.
    out.push_back({.entity = e, .score = best, .is_far = true});
  }
  for (const Candidate& candidate : ranked) {
    const auto at = place.find(candidate.entity);
    if (at == place.end()) {
      out.push_back(candidate);
    } else {
      out[at->second] = candidate;
    }
  }
  ranked = std::move(out);
}

void put_named_first(const EngineState& state, const std::vector<EntityIndexNumber>& known,
                     std::string_view text, std::vector<Candidate>& ranked) {
  const auto joined = [](std::string_view name) {
    std::string out = fold_for_names(name);
    std::erase(out, ' ');
    return out;
  };
  const std::string named = joined(text);
  if (known.empty() || named.empty()) return;
  const Things& things = state.snapshot->things();
  const auto is_known = [&](EntityIndexNumber e) {
    return std::any_of(known.begin(), known.end(), [&](EntityIndexNumber one) {
      return one == e || (!things.is_alone(e) && things.of(one) == things.of(e));
    });
  };
  std::stable_partition(ranked.begin(), ranked.end(), [&](const Candidate& candidate) {
    const EntityIndexNumber e = candidate.entity;
    return joined(state.facts().name(e)).find(named) != std::string::npos || is_known(e);
  });
}

}  // namespace matchgraph
