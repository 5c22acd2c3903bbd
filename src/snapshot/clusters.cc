#include "snapshot/clusters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

constexpr std::string_view kBetweenWords = " / ";
constexpr const char* kLikeNothing = "like nothing else";

/// A word of a cluster, and how much it tells.
struct TellingTerm {
  double telling = 0;
  // Found by rule and not by a list, as tags of catalogues hold any participle.
  TermId term = 0;
};

/// "archived", "embedded": they say how something is, even as tags.
bool is_participle(std::string_view word) {
  constexpr std::size_t kShortest = 6;  // "seed", "speed" and "feed" are things
  return word.size() >= kShortest && word.ends_with("ed") && !word.ends_with("eed");
}

// Terms of equal weight keep the order of their numbers, so that names do not depend on the sort or
// on threads.
bool tells_more(const TellingTerm& a, const TellingTerm& b) {
  return a.telling != b.telling ? a.telling > b.telling : a.term < b.term;
}

/// The words that tell of each cluster, the most telling first. What members say of themselves as
/// wholes counts for far more than their capabilities: "values", "ignore" and "regular" told much
/// of what parsers and indexers do, and nothing of what they are.
class TellingTerms {
 public:
  TellingTerms(const std::vector<std::vector<RowId>>& members, const ClusterTexts& texts,
               const ClusterNameOptions& naming)
      : texts_(texts), naming_(naming), within_(members.size()) {
    std::size_t entities = 0;
    for (const auto& cluster : members) {
      sizes_.push_back(static_cast<double>(cluster.size()));
      entities += cluster.size();
    }
    cluster_of_.resize(entities);
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      for (const RowId e : members[i]) cluster_of_[e] = i;
    }
  }

  std::vector<std::vector<TellingTerm>> of_each() {
    std::vector<std::vector<TellingTerm>> out(within_.size());
    // Term by term and not cluster by cluster: the sayings are stored by term, so that one pass
    // serves all clusters, 0.2 s for Debian's 472.
    for (TermId term = 0; term + 1 < texts_.sayings.begin.size(); ++term) {
      const auto holders = texts_.sayings.of(term);
      if (holders.size() < kFewestHolders || !is_word(term)) continue;
      count(holders);
      for (const std::uint32_t cluster : met_) {
        if (const double telling = telling_of(term, cluster, holders.size()); telling > 0) {
          out[cluster].push_back({telling, term});
        }
        // Only what was touched is cleared: most terms are said in a handful of clusters.
        within_[cluster] = {};
      }
    }
    for (auto& telling : out) std::sort(telling.begin(), telling.end(), tells_more);
    return out;
  }

 private:
  static constexpr std::size_t kFewestHolders = 2;  // a word that one entity alone says is a name

  /// Of one cluster's members, how many hold the term at hand, and what they count together.
  struct Within {
    std::size_t holders = 0;
    std::size_t named = 0;  // whose name or tag it is
    double weight = 0;
  };

  double weight_of(Saying saying) const {
    if (saying == Saying::kAsName) return naming_.as_name;
    return saying == Saying::kInCapabilities ? naming_.in_capabilities : 1;
  }

  void count(std::span<const TermSayings::Holder> holders) {
    met_.clear();
    // Cleared by the caller through this list, and not as a whole, for the same reason.
    for (const TermSayings::Holder& holder : holders) {
      Within& within = within_[cluster_of_[holder.entity]];
      if (within.holders == 0) met_.push_back(cluster_of_[holder.entity]);
      ++within.holders;
      within.named += holder.says == Saying::kAsName ? 1 : 0;
      within.weight += weight_of(holder.says);
    }
  }

  /// The weight of those that hold it, over all members, times the logarithm of how much larger
  /// their share is than the share of all; 0 where too few hold it, or nearly as many
  /// elsewhere: most of Debian's clusters hold "library", which names none of them.
  double telling_of(TermId term, std::uint32_t cluster, std::size_t everywhere) const {
    const Within& within = within_[cluster];
    const double share = static_cast<double>(within.holders) / sizes_[cluster];
    const double of_all = static_cast<double>(everywhere) / static_cast<double>(cluster_of_.size());
    const bool is_of_many = within.holders >= kFewestHolders && share >= naming_.least_share;
    // What a third of a small catalogue is has no word that stands out three times.
    const double most_lift = static_cast<double>(cluster_of_.size()) / sizes_[cluster];
    const double lift = share / of_all;
    if (!is_of_many || lift < std::min(naming_.lift, naming_.lift_share * most_lift)) return 0;
    // Names and tags are made of nouns. A word that hardly any of them has is a verb, or says how.
    const bool is_named = static_cast<double>(within.named) >=
                              naming_.least_named * static_cast<double>(within.holders) &&
                          !is_participle(texts_.words.word(term));
    return (is_named ? 1 : naming_.unnamed) * within.weight / sizes_[cluster] *
           std::min(1.0, share / naming_.share) * std::log(lift);
  }

  /// Two words that stand together have no written form of their own; numbers name nothing.
  bool is_word(TermId term) const {
    const std::string_view word = texts_.words.word(term);
    const bool begins_with_digit = !word.empty() && is_digit(word[0]);
    return word.size() >= naming_.letters && !begins_with_digit;
  }

  const ClusterTexts& texts_;
  const ClusterNameOptions& naming_;
  std::vector<std::uint32_t> cluster_of_;  // by entity
  std::vector<double> sizes_;              // by cluster
  std::vector<Within> within_;             // by cluster, of the term at hand
  std::vector<std::uint32_t> met_;         // clusters
};

/// Words that tell of many clusters tell each less: "client" of four kinds of clients.
/// The square root lowers a word and does not forbid it: two clusters of clients may both be called
/// so, beside other words.
void lower_shared(std::vector<std::vector<TellingTerm>>& clusters, std::size_t rivals) {
  std::vector<TermId> terms;
  for (const auto& telling : clusters) {
    // Only the first words of each compete, as names are made of them.
    for (std::size_t i = 0; i < std::min(rivals, telling.size()); ++i) {
      terms.push_back(telling[i].term);
    }
  }
  std::sort(terms.begin(), terms.end());
  for (auto& telling : clusters) {
    for (TellingTerm& one : telling) {
      const auto [begin, end] = std::equal_range(terms.begin(), terms.end(), one.term);
      one.telling /= std::sqrt(static_cast<double>(std::max<std::ptrdiff_t>(1, end - begin)));
    }
    std::sort(telling.begin(), telling.end(), tells_more);
  }
}

/// Whether two words say the same: "postgres" and "postgresql", "transcribes" and "transcription".
bool say_the_same(std::string_view a, std::string_view b, std::size_t same_stem) {
  if (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos) return true;
  return a.substr(0, same_stem) == b.substr(0, same_stem) && a.size() >= same_stem;
}

/// The first telling words that say different things: as many as a name has, and more when another
/// cluster is called that already.
std::string name_of(const std::vector<TellingTerm>& telling, const TermWords& words,
                    const ClusterNameOptions& naming, std::set<std::string>& taken) {
  std::vector<std::string_view> chosen;
  std::string name;
  for (const TellingTerm& one : telling) {
    const std::string_view word = words.word(one.term);
    const bool is_new = std::none_of(chosen.begin(), chosen.end(), [&](std::string_view other) {
      return say_the_same(word, other, naming.same_stem);
    });
    if (!is_new) continue;
    chosen.push_back(word);
    name += std::string(name.empty() ? "" : kBetweenWords) + std::string(word);
    // Inserted while it is asked: the name is taken from here on.
    if (chosen.size() >= naming.words && taken.insert(name).second) return name;
  }
  // Fewer words: what there are, told apart by a number.
  if (name.empty()) name = "without a common word";
  std::string out = name;
  for (int number = 2; !taken.insert(out).second; ++number)
    out = fmt::format("{} {}", name, number);
  return out;
}

StringTable names_of(const std::vector<std::vector<RowId>>& members, bool last_is_like_nothing,
                     const ClusterTexts& texts, const ClusterNameOptions& naming) {
  std::vector<std::vector<TellingTerm>> telling = TellingTerms(members, texts, naming).of_each();
  lower_shared(telling, naming.rivals);
  StringTable out;
  // Taken from the beginning, so that no cluster of real entities is called like the one of
  // leftovers.
  std::set<std::string> taken = {kLikeNothing};
  for (std::size_t i = 0; i < telling.size(); ++i) {
    const bool is_like_nothing = last_is_like_nothing && i + 1 == telling.size();
    out.push_back(is_like_nothing ? kLikeNothing : name_of(telling[i], texts.words, naming, taken));
  }
  return out;
}

}  // namespace

std::size_t write_clusters(const Clustering& clustering, const ClusterTexts& texts,
                           const ClusterNameOptions& naming, const std::string& path) {
  // Entities that are like nothing carry the number behind the last cluster; they become a cluster
  // of their own.
  std::vector<std::vector<RowId>> members(clustering.clusters);
  for (RowId e = 0; e < clustering.cluster_of.size(); ++e) {
    if (clustering.cluster_of[e] >= members.size()) members.emplace_back();
    members[clustering.cluster_of[e]].push_back(e);
  }
  std::vector<std::uint32_t> sizes;
  for (const auto& cluster : members) sizes.push_back(static_cast<std::uint32_t>(cluster.size()));
  const StringTable names = names_of(members, members.size() > clustering.clusters, texts, naming);
  ArrayFileWriter writer;
  writer.add("of", clustering.cluster_of);
  writer.add("sizes", sizes);
  writer.add("names.at", names.offsets());
  writer.add("names.text", names.chars());
  writer.write(path);
  return sizes.size();
}

Clusters::Clusters(const std::string& path)
    : file_(path),
      of_(file_.get<std::uint32_t>("of")),
      sizes_(file_.get<std::uint32_t>("sizes")),
      names_(file_.get<std::uint32_t>("names.at"), file_.get<char>("names.text")) {
  // Checked when opened: a file of the right checksum may still be that of another program.
  if (names_.size() != sizes_.size()) {
    throw Error(ErrorCode::kEnvironment, path + ": its arrays do not fit each other");
  }
}

std::uint32_t Clusters::of(std::uint32_t entity) const {
  // Checked for each look instead of once over all, so that opening does not read the whole file.
  const std::uint32_t cluster = of_[entity];
  if (cluster >= sizes_.size()) {
    throw Error(ErrorCode::kEnvironment, "the clusters of the snapshot are damaged");
  }
  return cluster;
}

std::string Clusters::id(std::uint32_t cluster) const {
  std::string out;
  // Names are letters, digits, spaces and " / " only: an address needs no other escape.
  for (const char letter : names_[cluster]) {
    if (letter == '/') continue;  // the spaces around it become one
    const bool is_space = letter == ' ';
    if (is_space && out.ends_with('-')) continue;
    out += is_space ? '-' : letter;
  }
  return out;
}

}  // namespace matchgraph
