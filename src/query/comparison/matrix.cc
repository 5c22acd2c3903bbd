#include "query/comparison/matrix.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "lines/opposites.h"
#include "query/comparison/common_pairs.h"
#include "query/comparison/pairing.h"

namespace matchgraph {
namespace {

/// One capability of one of the entities.
struct Member {
  std::size_t entity = 0;  // position among the compared
  RowId row = 0;
};

/// Two members of different entities that are surely one job, by their numbers, the left below the
/// right.
struct SurePair {
  std::size_t left = 0;
  std::size_t right = 0;
  double probability = 0;
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

/// What all couples of the compared have in common, by the members' numbers.
struct CommonMembers {
  std::vector<SurePair> sure;     // ascending by the numbers
  std::vector<SurePair> perhaps;  // what the page of the two would tell as that
};

CommonMembers common_members(const Snapshot& snapshot,
                             const std::vector<EntityIndexNumber>& numbers,
                             const QueryOptions& options, std::size_t most) {
  const auto begin = snapshot.facts().capability_begin();
  // As members_of counts them: by entity, then by row.
  std::vector<std::size_t> first{0};  // member of each entity
  for (const EntityIndexNumber e : numbers) {
    first.push_back(first.back() + begin[e + 1] - begin[e]);
  }
  // Eight are twenty-eight couples; four of them in full are what one answer may cost.
  constexpr std::size_t kWholeCouples = 4;
  const std::size_t couples = numbers.size() * (numbers.size() - 1) / 2;
  const std::size_t most_each = couples > kWholeCouples ? most / couples * kWholeCouples : most;
  CommonMembers out;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    LikePairs like(snapshot, numbers[i], options, most_each);
    for (std::size_t j = i + 1; j < numbers.size(); ++j) {
      const CommonPairs common = common_pairs(snapshot, like, numbers[j], options);
      const auto joined = [&](const LikePair& pair) {
        return SurePair{first[i] + pair.row, first[j] + pair.column, pair.probability};
      };
      // A row is called after one of its lines: what is hosted has no "offline transcription".
      const auto are_parted = [&](const LikePair& pair) {
        const RowId row = begin[numbers[i]] + static_cast<RowId>(pair.row);
        const RowId column = begin[numbers[j]] + static_cast<RowId>(pair.column);
        return are_opposite(snapshot.lines().sides(row), snapshot.lines().sides(column));
      };
      // Also the sure ones: a row joins no two of which a third is another job, and they do not do
      // alike for nothing.
      for (const auto* pairs : {&common.sure, &common.related}) {
        for (const LikePair& pair : *pairs) {
          if (!are_parted(pair)) out.perhaps.push_back(joined(pair));
        }
      }
      if (!common.are_comparable) continue;
      std::vector<SurePair> sure;
      std::vector<SurePair> parted;
      for (const LikePair& pair : like.with(numbers[j])) {
        if (pair.probability < options.pairs.sure) continue;
        (are_parted(pair) ? parted : sure).push_back(joined(pair));
      }
      // What is the same job elsewhere is no other job here, however alike.
      std::erase_if(sure, [&](const SurePair& pair) {
        return std::any_of(parted.begin(), parted.end(), [&](const SurePair& better) {
          return better.probability > pair.probability &&
                 (better.left == pair.left || better.right == pair.right);
        });
      });
      out.sure.insert(out.sure.end(), sure.begin(), sure.end());
    }
  }
  // LikePairs keeps no order, and are_sure looks up by halves.
  std::sort(out.sure.begin(), out.sure.end(), [](const SurePair& a, const SurePair& b) {
    return std::pair(a.left, a.right) < std::pair(b.left, b.right);
  });
  return out;
}

bool are_sure(const std::vector<SurePair>& pairs, std::size_t a, std::size_t b) {
  const auto wanted = std::minmax(a, b);
  const auto at =
      std::lower_bound(pairs.begin(), pairs.end(), wanted, [](const SurePair& p, const auto& w) {
        return std::pair(p.left, p.right) < std::pair(w.first, w.second);
      });
  return at != pairs.end() && at->left == wanted.first && at->right == wanted.second;
}

/// The surest first; of equals the one that stands first in the catalogue, whatever the order in
/// which the entities were named.
std::vector<SurePair> surest_first(std::vector<SurePair> pairs,
                                   const std::vector<Member>& members) {
  const auto rows = [&members](const SurePair& pair) {
    return std::minmax(members[pair.left].row, members[pair.right].row);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const SurePair& a, const SurePair& b) {
    return a.probability != b.probability ? a.probability > b.probability : rows(a) < rows(b);
  });
  return pairs;
}

/// Mean cosine over all pairs of a cluster; 1 for a cluster of one.
double similarity(const Snapshot& snapshot, const Cluster& cluster) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    for (std::size_t j = i + 1; j < cluster.size(); ++j, ++pairs) {
      sum += cosine(snapshot.capability_vectors(), cluster[i].row, cluster[j].row);
    }
  }
  return pairs == 0 ? 1 : sum / static_cast<double>(pairs);
}

/// Whether every member of one cluster is surely the same job as every one of the other. Members of
/// one entity are no pair.
bool fit(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b,
         const std::vector<SurePair>& pairs) {
  return std::all_of(a.begin(), a.end(), [&](std::size_t one) {
    return std::all_of(b.begin(), b.end(),
                       [&](std::size_t other) { return are_sure(pairs, one, other); });
  });
}

std::vector<Cluster> clusters_of(const std::vector<Member>& members,
                                 const std::vector<SurePair>& pairs) {
  std::vector<std::vector<std::size_t>> groups;  // of members' numbers
  for (std::size_t i = 0; i < members.size(); ++i) groups.push_back({i});
  std::vector<std::size_t> home(members.size());
  std::iota(home.begin(), home.end(), std::size_t{0});
  for (const SurePair& pair : surest_first(pairs, members)) {
    // Into the lower one, whatever the order of the pair: groups stay in the order of their first
    // members.
    const std::size_t to = std::min(home[pair.left], home[pair.right]);
    const std::size_t from = std::max(home[pair.left], home[pair.right]);
    // Joining only what fits as a whole, surest first, is complete-linkage clustering.
    if (to == from || !fit(groups[to], groups[from], pairs)) continue;
    for (const std::size_t member : groups[from]) home[member] = to;
    groups[to].insert(groups[to].end(), groups[from].begin(), groups[from].end());
    groups[from].clear();
  }
  std::vector<Cluster> out;
  for (const std::vector<std::size_t>& group : groups) {
    if (group.empty()) continue;
    out.emplace_back();
    for (const std::size_t member : group) out.back().push_back(members[member]);
  }
  return out;
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
    // Sums of two members are equal to the bit: a cosine has no direction.
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
  // 4 s (1 - s) is 1 at one half and 0 at both ends.
  return 4 * share * (1 - share) * rarity / static_cast<double>(cluster.size()) *
         similarity(snapshot, cluster);
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

/// Notes who perhaps does what the row is called after, as the page of two says of it.
void add_perhaps(const Cluster& cluster, const std::vector<Member>& members,
                 const std::vector<std::vector<std::size_t>>& perhaps_of, MatrixRow& row) {
  for (const Member& one : cluster) {
    // Members stand by entity, then by row.
    const auto at =
        std::lower_bound(members.begin(), members.end(), one, [](const Member& a, const Member& b) {
          return std::pair(a.entity, a.row) < std::pair(b.entity, b.row);
        });
    for (const std::size_t entity : perhaps_of[static_cast<std::size_t>(at - members.begin())]) {
      if (!row.cells[entity]) row.spoken_of_by.push_back(entity);
    }
  }
  std::vector<std::size_t>& by = row.spoken_of_by;
  std::sort(by.begin(), by.end());
  by.erase(std::unique(by.begin(), by.end()), by.end());
  if (row.kind == RowKind::kOne && !by.empty()) row.kind = RowKind::kSome;
}

bool stands_before(const MatrixRow& a, const MatrixRow& b) {
  // What some of them have comes first, as it tells them apart.
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.telling != b.telling) return a.telling > b.telling;
  if (a.entity != b.entity) return a.entity < b.entity;
  return a.capability.index < b.capability.index;
}

}  // namespace

std::vector<MatrixRow> capability_matrix(const Snapshot& snapshot,
                                         const std::vector<EntityIndexNumber>& numbers,
                                         const std::vector<Entity>& entities,
                                         const QueryOptions& options, std::size_t most_pairs) {
  const std::vector<Member> members = members_of(snapshot, numbers);
  const CommonMembers common = common_members(snapshot, numbers, options, most_pairs);
  std::vector<std::vector<std::size_t>> perhaps_of(members.size());  // entities, by member
  for (const SurePair& pair : common.perhaps) {
    perhaps_of[pair.left].push_back(members[pair.right].entity);
    perhaps_of[pair.right].push_back(members[pair.left].entity);
  }
  std::vector<MatrixRow> matrix;
  for (const Cluster& cluster : clusters_of(members, common.sure)) {
    MatrixRow row = matrix_row(snapshot, numbers, entities, cluster);
    add_perhaps(cluster, members, perhaps_of, row);
    matrix.push_back(std::move(row));
  }
  std::sort(matrix.begin(), matrix.end(), stands_before);
  return matrix;
}

}  // namespace matchgraph
