#include "query/comparison/matrix.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "query/comparison/pairing.h"

namespace matchgraph {
namespace {

/// One capability of one of the entities.
struct Member {
  std::size_t entity = 0;  // position among the compared
  RowId row = 0;
};

/// Two members of different entities that do alike, by their numbers.
struct LikeMembers {
  std::size_t left = 0;
  std::size_t right = 0;
  double similarity = 0;
};

using Cluster = std::vector<Member>;

std::vector<Member> members_of(const Snapshot& snapshot,
                               const std::vector<EntityIndexNumber>& numbers) {
  const auto begin = snapshot.facts().capability_begin();
  std::vector<Member> members;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    for (RowId row = begin[numbers[i]]; row < begin[numbers[i] + 1]; ++row) {
      members.push_back({i, row});
    }
  }
  return members;
}

/// The most similar first; of equals the one that stands first in the catalogue, whatever the order
/// in which the entities were named.
std::vector<LikeMembers> like_members(const Snapshot& snapshot, const std::vector<Member>& members,
                                      double threshold) {
  std::vector<LikeMembers> pairs;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (members[i].entity == members[j].entity) continue;
      const double similarity =
          cosine(snapshot.capability_vectors(), members[i].row, members[j].row);
      if (similarity >= threshold) pairs.push_back({i, j, similarity});
    }
  }
  const auto rows = [&members](const LikeMembers& pair) {
    return std::minmax(members[pair.left].row, members[pair.right].row);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const LikeMembers& a, const LikeMembers& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : rows(a) < rows(b);
  });
  return pairs;
}

/// Mean cosine over all pairs of a cluster; 1 for a cluster of one.
double likeness(const Snapshot& snapshot, const Cluster& cluster) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    for (std::size_t j = i + 1; j < cluster.size(); ++j, ++pairs) {
      sum += cosine(snapshot.capability_vectors(), cluster[i].row, cluster[j].row);
    }
  }
  return pairs == 0 ? 1 : sum / static_cast<double>(pairs);
}

/// Whether two clusters are of different entities, and every capability of one is like every one of
/// the other.
bool fit(const Snapshot& snapshot, const Cluster& a, const Cluster& b, double threshold) {
  return std::all_of(a.begin(), a.end(), [&](const Member& one) {
    return std::all_of(b.begin(), b.end(), [&](const Member& other) {
      return one.entity != other.entity &&
             cosine(snapshot.capability_vectors(), one.row, other.row) >= threshold;
    });
  });
}

std::vector<Cluster> clusters_of(const Snapshot& snapshot, const std::vector<Member>& members,
                                 double threshold) {
  std::vector<Cluster> clusters;
  for (const Member& member : members) clusters.push_back({member});
  std::vector<std::size_t> home(members.size());
  std::iota(home.begin(), home.end(), std::size_t{0});
  for (const LikeMembers& pair : like_members(snapshot, members, threshold)) {
    const std::size_t to = std::min(home[pair.left], home[pair.right]);
    const std::size_t from = std::max(home[pair.left], home[pair.right]);
    if (to == from || !fit(snapshot, clusters[to], clusters[from], threshold)) continue;
    clusters[to].insert(clusters[to].end(), clusters[from].begin(), clusters[from].end());
    clusters[from].clear();
    std::replace(home.begin(), home.end(), from, to);
  }
  std::erase_if(clusters, [](const Cluster& cluster) { return cluster.empty(); });
  return clusters;
}

/// The member that is most like the others; of equals the one that was named first.
Member representative(const Snapshot& snapshot, const Cluster& cluster) {
  double best = -1;
  Member found;
  for (const Member& candidate : cluster) {
    double sum = 0;
    for (const Member& other : cluster) {
      if (other.row != candidate.row) {
        sum += cosine(snapshot.capability_vectors(), candidate.row, other.row);
      }
    }
    const bool first = sum == best && candidate.entity < found.entity;
    if (sum > best || first) {
      best = sum;
      found = candidate;
    }
  }
  return found;
}

/// How evenly the row splits the entities (1 for halves, 0 for all) times how rare its capability
/// is, times how alike its members are: a doubtful row tells little.
double telling(const Snapshot& snapshot, const Cluster& cluster, std::size_t entities) {
  const double share = static_cast<double>(cluster.size()) / static_cast<double>(entities);
  double rarity = 0;
  for (const Member& member : cluster) rarity += capability_weight(snapshot, member.row);
  return 4 * share * (1 - share) * rarity / static_cast<double>(cluster.size()) *
         likeness(snapshot, cluster);
}

RowKind kind_of(const Cluster& cluster, std::size_t entities) {
  if (cluster.size() == entities) return RowKind::kAll;
  return cluster.size() == 1 ? RowKind::kOne : RowKind::kSome;
}

MatrixRow matrix_row(const Snapshot& snapshot, const std::vector<EntityIndexNumber>& numbers,
                     const std::vector<Entity>& entities, const Cluster& cluster) {
  const auto begin = snapshot.facts().capability_begin();
  const Member first = representative(snapshot, cluster);
  MatrixRow row;
  row.entity = first.entity;
  row.cells.resize(entities.size());
  for (const Member& member : cluster) {
    const double similarity =
        member.row == first.row ? 1 : cosine(snapshot.capability_vectors(), first.row, member.row);
    row.cells[member.entity] = MatrixCell{
        capability_ref(entities[member.entity], member.row - begin[numbers[member.entity]]),
        similarity};
  }
  row.capability = row.cells[row.entity]->capability;
  row.kind = kind_of(cluster, entities.size());
  row.telling = row.kind == RowKind::kSome ? telling(snapshot, cluster, entities.size()) : 0;
  return row;
}

bool stands_before(const MatrixRow& a, const MatrixRow& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.telling != b.telling) return a.telling > b.telling;
  if (a.entity != b.entity) return a.entity < b.entity;
  return a.capability.index < b.capability.index;
}

}  // namespace

std::vector<MatrixRow> capability_matrix(const Snapshot& snapshot,
                                         const std::vector<EntityIndexNumber>& numbers,
                                         const std::vector<Entity>& entities,
                                         const QueryOptions& options) {
  const std::vector<Member> members = members_of(snapshot, numbers);
  std::vector<MatrixRow> matrix;
  for (const Cluster& cluster : clusters_of(snapshot, members, options.pair_threshold)) {
    matrix.push_back(matrix_row(snapshot, numbers, entities, cluster));
  }
  std::sort(matrix.begin(), matrix.end(), stands_before);
  return matrix;
}

}  // namespace matchgraph
