#include "snapshot/clusters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr std::string_view kBetweenWords = " / ";
constexpr const char* kLikeNothing = "like nothing else";

/// A word of a cluster, and how much it tells.
struct TellingTerm {
  double telling = 0;
  TermId term = 0;
};

bool tells_more(const TellingTerm& a, const TellingTerm& b) {
  return a.telling != b.telling ? a.telling > b.telling : a.term < b.term;
}

/// Weighs the words of one cluster after the other.
class TellingTerms {
 public:
  TellingTerms(TermVectorsView entities, const TermWords& words, const ClusterNameOptions& naming)
      : entities_(entities), words_(words), naming_(naming) {
    TermId terms = 0;
    for (const TermId term : entities.terms) terms = std::max(terms, term + 1);
    holders_.assign(terms, 0);
    for (const TermId term : entities.terms) ++holders_[term];
    within_.assign(terms, 0);
    weight_.assign(terms, 0);
  }

  /// The most telling first. A word's weight says how much the members are about it, the logarithm
  /// of its share in them over its share in all, how much of that is theirs alone.
  std::vector<TellingTerm> of(const std::vector<RowId>& members) {
    count(members);
    const auto size = static_cast<double>(members.size());
    std::vector<TellingTerm> out;
    for (const TermId term : met_) {
      const double share = within_[term] / size;
      const double everywhere =
          static_cast<double>(holders_[term]) / static_cast<double>(entities_.rows());
      const bool is_of_many = within_[term] >= 2 && share >= naming_.least_share;
      if (is_of_many && is_word(term)) {
        out.push_back({weight_[term] / size * std::log(share / everywhere), term});
      }
      within_[term] = 0;
      weight_[term] = 0;
    }
    std::sort(out.begin(), out.end(), tells_more);
    return out;
  }

 private:
  void count(const std::vector<RowId>& members) {
    met_.clear();
    for (const RowId e : members) {
      const auto terms = entities_.row_terms(e);
      const auto weights = entities_.row_weights(e);
      for (std::size_t i = 0; i < terms.size(); ++i) {
        if (within_[terms[i]] == 0) met_.push_back(terms[i]);
        within_[terms[i]] += 1;
        weight_[terms[i]] += static_cast<double>(weights[i]);
      }
    }
  }

  /// Two words that stand together have no written form of their own; numbers name nothing.
  bool is_word(TermId term) const {
    const std::string_view word = words_.word(term);
    const bool begins_with_digit = !word.empty() && word[0] >= '0' && word[0] <= '9';
    return word.size() >= naming_.letters && !begins_with_digit;
  }

  TermVectorsView entities_;
  const TermWords& words_;
  const ClusterNameOptions& naming_;
  std::vector<std::uint32_t> holders_;  // by term: entities
  std::vector<double> within_;          // by term: members of the cluster at hand
  std::vector<double> weight_;          // by term: the sum over them
  std::vector<TermId> met_;
};

/// Words that tell of many clusters tell each less: "client" of four kinds of clients.
void lower_shared(std::vector<std::vector<TellingTerm>>& clusters, std::size_t rivals) {
  std::vector<TermId> terms;
  for (const auto& telling : clusters) {
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

/// The first telling words that say different things, as many as it takes to be a new name.
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
    if (chosen.size() >= naming.words && taken.insert(name).second) return name;
  }
  // Too few words: what there are, told apart by a number.
  if (name.empty()) name = "without a common word";
  std::string out = name;
  for (int number = 2; !taken.insert(out).second; ++number)
    out = fmt::format("{} {}", name, number);
  return out;
}

StringTable names_of(const std::vector<std::vector<RowId>>& members, bool last_is_like_nothing,
                     TermVectorsView entities, const TermWords& words,
                     const ClusterNameOptions& naming) {
  std::vector<std::vector<TellingTerm>> telling;
  TellingTerms terms(entities, words, naming);
  for (const std::vector<RowId>& cluster : members) telling.push_back(terms.of(cluster));
  lower_shared(telling, naming.rivals);
  StringTable out;
  std::set<std::string> taken = {kLikeNothing};
  for (std::size_t i = 0; i < telling.size(); ++i) {
    const bool is_like_nothing = last_is_like_nothing && i + 1 == telling.size();
    out.push_back(is_like_nothing ? kLikeNothing : name_of(telling[i], words, naming, taken));
  }
  return out;
}

}  // namespace

std::size_t write_clusters(const MappedEntityGraph& graph, TermVectorsView entities,
                           const TermWords& words, const ClusterOptions& options,
                           const ClusterNameOptions& naming, const std::string& path) {
  const Clustering clustering = cluster_entities(graph, options);
  std::vector<std::vector<RowId>> members(clustering.clusters);
  for (RowId e = 0; e < clustering.cluster_of.size(); ++e) {
    if (clustering.cluster_of[e] >= members.size()) members.emplace_back();
    members[clustering.cluster_of[e]].push_back(e);
  }
  std::vector<std::uint32_t> sizes;
  for (const auto& cluster : members) sizes.push_back(static_cast<std::uint32_t>(cluster.size()));
  const StringTable names =
      names_of(members, members.size() > clustering.clusters, entities, words, naming);
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
  if (names_.size() != sizes_.size()) {
    throw Error(ErrorCode::kEnvironment, path + ": its arrays do not fit each other");
  }
}

std::uint32_t Clusters::of(std::uint32_t entity) const {
  const std::uint32_t cluster = of_[entity];
  if (cluster >= sizes_.size()) {
    throw Error(ErrorCode::kEnvironment, "the clusters of the snapshot are damaged");
  }
  return cluster;
}

std::string Clusters::id(std::uint32_t cluster) const {
  std::string out;
  for (const char letter : names_[cluster]) {
    if (letter == '/') continue;  // the spaces around it become one
    const bool is_space = letter == ' ';
    if (is_space && out.ends_with('-')) continue;
    out += is_space ? '-' : letter;
  }
  return out;
}

}  // namespace matchgraph
