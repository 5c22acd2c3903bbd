#include "query/ranking/other_things.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "identity/family.h"
#include "identity/name_numbers.h"
#include "text/fold.h"
#include "traits/trait.h"
#include "wording/thing_kind.h"

namespace matchgraph {
namespace {

constexpr std::size_t kFirst = 10;      // what a page shows, and what people read
constexpr std::size_t kOfOneMaker = 3;  // enough to choose among a maker's products

/// What tells versions of one seed.
struct Family {
  std::uint32_t type = 0, maker = 0;
  std::string words;    // family_words
  std::string numbers;  // numbers_of_name
  std::string name;     // folded, between spaces
};

/// Weights are sold by many, who may call them after themselves, or say nothing of the maker.
bool has_many_sellers(std::string_view type) { return type == "model" || type == "dataset"; }

/// What an entry is called but for its maker, its seller and its edition.
std::string own_words(const FactColumns& facts, EntityIndexNumber e) {
  return family_words(facts.name(e), facts.maker(e), [&facts, e](std::string_view word) {
    // A seller's account in front of a model's name, "Together Llama 3", is no word of the model.
    return has_many_sellers(facts.type(e)) && facts.has_ids_under(word);
  });
}

class Versions {
 public:
  Versions(const FactColumns& facts, std::span<const EntityIndexNumber> seeds) : facts_(facts) {
    for (const EntityIndexNumber seed : seeds) {
      const std::string name(facts.name(seed));
      std::string words = own_words(facts, seed);
      // Without a maker a name of common words would take other makers' products for versions.
      if (facts.maker(seed).empty() || words.empty()) continue;
      families_.push_back({facts.type_number(seed), facts.maker_number(seed), std::move(words),
                           numbers_of_name(name), ' ' + fold_for_names(name) + ' '});
    }
  }

  bool contain(EntityIndexNumber e) const {
    return std::any_of(families_.begin(), families_.end(),
                       [this, e](const Family& family) { return holds(family, e); });
  }

 private:
  bool holds(const Family& family, EntityIndexNumber e) const {
    // Types and makers are compared as numbers first, so that few names have to be read.
    if (facts_.type_number(e) != family.type) return false;
    if (facts_.maker_number(e) == family.maker) return own_words(facts_, e) == family.words;
    // Of another stated maker, only what is sold by many may be the same, and only under the same
    // numbers.
    if (family.numbers.empty() || !has_many_sellers(facts_.type(e))) return false;
    // Without a maker, what is called after a version is that version.
    if (facts_.maker(e).empty()) {
      const std::string name = ' ' + fold_for_names(facts_.name(e)) + ' ';
      if (name.find(family.name) != std::string::npos) return true;
    }
    return numbers_of_name(facts_.name(e)) == family.numbers &&
           own_words(facts_, e) == family.words;
  }

  const FactColumns& facts_;
  std::vector<Family> families_;
};

/// A folded name without the words of its type: "brave search" of "Brave Search MCP Server".
std::string bare_name(const FactColumns& facts, EntityIndexNumber e) {
  std::string name = ' ' + fold_for_names(facts.name(e)) + ' ';
  const std::string type = fold_for_names(facts.type(e)) + ' ';
  for (std::size_t at = 0; at < type.size();) {
    const std::size_t end = type.find(' ', at);
    const std::string word = ' ' + type.substr(at, end - at) + ' ';
    if (const std::size_t found = name.find(word); found != std::string::npos) {
      name.erase(found, word.size() - 1);
    }
    at = end + 1;
  }
  return name;
}

/// What has a seed's own name and type.
class Namesakes {
 public:
  Namesakes(const EngineState& state, std::span<const EntityIndexNumber> seeds)
      : state_(state), seeds_(seeds) {
    for (const EntityIndexNumber seed : seeds) names_.push_back(bare_name(state.facts(), seed));
  }

  /// The place where the seed was before, which states that nobody keeps it up, or another of the
  /// same maker: nothing to change to.
  bool contain_former(EntityIndexNumber e) const {
    static const auto deprecated = trait_named("deprecated");
    const bool is_old =
        deprecated && state_.snapshot->traits().stance(e, *deprecated) == Stance::kYes;
    return has_name(e, [&](std::string_view maker) {
      return is_old || (!maker.empty() && maker == state_.facts().maker(e));
    });
  }

  /// What names no other maker.
  bool contain(EntityIndexNumber e) const {
    const std::string_view own = state_.facts().maker(e);
    return has_name(
        e, [own](std::string_view maker) { return maker.empty() || own.empty() || maker == own; });
  }

 private:
  /// Whether it is called as a seed is of which `is_of` holds for the maker.
  template <typename IsOf>
  bool has_name(EntityIndexNumber e, const IsOf& is_of) const {
    const FactColumns& facts = state_.facts();
    std::string name;
    for (std::size_t i = 0; i < seeds_.size(); ++i) {
      const EntityIndexNumber seed = seeds_[i];
      if (facts.type_number(seed) != facts.type_number(e) || !is_of(facts.maker(seed))) continue;
      // Made once and only where type and maker fit, as most entities get no further.
      if (name.empty()) name = bare_name(facts, e);
      if (name == names_[i]) return true;
    }
    return false;
  }

  const EngineState& state_;
  const std::span<const EntityIndexNumber> seeds_;
  std::vector<std::string> names_;  // of the seeds
};

}  // namespace

std::vector<NamedEntity> leave_out_versions(const EngineState& state,
                                            std::span<const EntityIndexNumber> seeds,
                                            std::vector<Candidate>& candidates) {
  const FactColumns& facts = state.facts();
  const Versions versions(facts, seeds);
  std::vector<NamedEntity> out;
  std::set<std::uint32_t> named;
  const Namesakes namesakes(state, seeds);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const EntityIndexNumber e = candidate.entity;
    const bool is_version = versions.contain(e) || namesakes.contain_former(e);
    // Offers of one version are named once.
    if (is_version && named.insert(facts.group(e)).second) {
      out.push_back({std::string(facts.id(e)), std::string(facts.name(e))});
    }
    return is_version;
  });
  return out;
}

void put_namesakes_behind(const EngineState& state, std::span<const EntityIndexNumber> seeds,
                          std::vector<Candidate>& candidates) {
  const Namesakes namesakes(state, seeds);
  std::vector<Candidate> first, later;
  std::size_t read = 0;
  for (; read < candidates.size() && first.size() < kFirst; ++read) {
    const bool is_same = namesakes.contain(candidates[read].entity);
    (is_same ? later : first).push_back(candidates[read]);
  }
  // Only the beginning is arranged anew: what follows the first ten keeps its place, so that pages
  // behind fit.
  first.insert(first.end(), later.begin(), later.end());
  std::copy(first.begin(), first.end(), candidates.begin());
}

namespace {

bool is_of_kind(const FactColumns& facts, std::span<const EntityIndexNumber> seeds,
                EntityIndexNumber e) {
  return std::any_of(seeds.begin(), seeds.end(), [&](EntityIndexNumber seed) {
    return thing_kind(facts.type(seed)) == thing_kind(facts.type(e));
  });
}

}  // namespace

void put_own_kind_first(const EngineState& state, std::span<const EntityIndexNumber> seeds,
                        std::vector<Candidate>& candidates) {
  std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    return is_of_kind(state.facts(), seeds, candidate.entity);
  });
}

std::size_t put_other_kinds_behind(const EngineState& state,
                                   std::span<const EntityIndexNumber> seeds,
                                   std::vector<Candidate>& candidates) {
  if (candidates.empty()) return 0;
  // With fewer of the own sort to choose among, the others are better than nothing in front.
  constexpr std::size_t kEnough = 3;
  double best = 0;
  for (const Candidate& candidate : candidates) best = std::max(best, candidate.score);
  const FactColumns& facts = state.facts();
  const auto stays = [&](const Candidate& candidate) {
    return is_of_kind(facts, seeds, candidate.entity) ||
           candidate.score >= state.options.sharing_score * best;
  };
  const auto staying = std::count_if(candidates.begin(), candidates.end(), stays);
  if (static_cast<std::size_t>(staying) < kEnough) return 0;
  std::stable_partition(candidates.begin(), candidates.end(), stays);
  return candidates.size() - static_cast<std::size_t>(staying);
}

namespace {

/// Of one version with words of its sellers around it: equal numbers, and the words of one name are
/// among those of the other ("Llama 3.1 8B", "Llama 3.1 8B Instant").
class VersionNames {
 public:
  /// Notes a name and returns whether enough of its version were noted before; it may be another
  /// thing ("Coder"), so that two stand.
  bool has_enough_of(const std::string& words, const std::string& numbers) {
    constexpr std::size_t kOfOneVersion = 2;
    Named named{numbers, words_of(words)};
    std::size_t before = 0;
    for (const Named& other : noted_) {
      const bool is_one = other.numbers == named.numbers && (is_among(other.words, named.words) ||
                                                             is_among(named.words, other.words));
      before += is_one ? 1 : 0;
    }
    if (before >= kOfOneVersion) return true;
    noted_.push_back(std::move(named));
    return false;
  }

 private:
  using Words = std::set<std::string>;
  struct Named {
    std::string numbers;
    Words words;
  };

  static Words words_of(const std::string& text) {
    Words out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      out.insert(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  static bool is_among(const Words& few, const Words& many) {
    return std::includes(many.begin(), many.end(), few.begin(), few.end());
  }

  std::vector<Named> noted_;
};

}  // namespace

void spread_makers(const FactColumns& facts, std::vector<Candidate>& candidates) {
  std::map<std::uint32_t, std::size_t> counts;
  std::set<std::tuple<std::uint32_t, std::string, std::string>> versions;
  VersionNames names;
  const auto is_again = [&](EntityIndexNumber e) {
    if (!has_many_sellers(facts.type(e))) return false;
    std::string words = own_words(facts, e);
    // What is called by its maker alone has no words to be told by.
    if (words.empty()) return false;
    const std::string numbers = numbers_of_name(facts.name(e));
    const bool is_new = versions.emplace(facts.type_number(e), words, numbers).second;
    // Without numbers the words of a short name are among those of many others, which are no
    // versions of it.
    return !is_new || (!numbers.empty() && names.has_enough_of(words, numbers));
  };
  std::vector<Candidate> first, later;
  std::size_t read = 0;
  for (; read < candidates.size() && first.size() < kFirst; ++read) {
    const Candidate& candidate = candidates[read];
    if (is_again(candidate.entity)) {
      later.push_back(candidate);
      continue;
    }
    const bool counts_here = !facts.maker(candidate.entity).empty();
    const bool too_many =
        counts_here && ++counts[facts.maker_number(candidate.entity)] > kOfOneMaker;
    (too_many ? later : first).push_back(candidate);
  }
  first.insert(first.end(), later.begin(), later.end());
  std::copy(first.begin(), first.end(), candidates.begin());
}

}  // namespace matchgraph
