#include "graph/assignment.h"

#include <cassert>
#include <limits>

namespace matchgraph {
namespace {

// Written here, as Boost's maximum_weighted_matching hangs on dense weights that are no whole
// numbers.
constexpr std::size_t kFree = std::numeric_limits<std::size_t>::max();

// Assigns every row of the smaller side ("agents") to a column of the larger ("jobs") at the least
// cost, one agent after the other: each time along the shortest path that ends at a free job, with
// costs reduced by potentials so that no step is negative.
template <typename Cost>
class ShortestPathAssignment {
 public:
  ShortestPathAssignment(std::size_t agents, std::size_t jobs, Cost cost)
      : jobs_(jobs),
        cost_(cost),
        agent_potential_(agents, 0),
        job_potential_(jobs, 0),
        agent_of_(jobs, kFree) {
    for (std::size_t agent = 0; agent < agents; ++agent) assign(agent);
  }

  /// kFree for a job without an agent.
  const std::vector<std::size_t>& agent_of_job() const { return agent_of_; }

 private:
  void assign(std::size_t agent) {
    // Distances are those of the one search, potentials stay from agent to agent.
    distance_.assign(jobs_, std::numeric_limits<double>::infinity());
    previous_.assign(jobs_, kFree);
    reached_.assign(jobs_, false);
    std::size_t job = kFree;
    // The end of a path is a free job: taken ones hand the search on to the agent that holds them.
    for (std::size_t at = agent; at != kFree; at = agent_of_[job]) {
      relax(at, job);
      job = nearest_unreached();
      advance(agent, distance_[job]);
      reached_[job] = true;
    }
    // Each takes the job of the one before it on the path, so that all stay assigned.
    while (job != kFree) {  // shift the agents along the path
      const std::size_t before = previous_[job];
      agent_of_[job] = before == kFree ? agent : agent_of_[before];
      job = before;
    }
  }

  // Tries the steps from `agent`, whose own job is `from` (kFree for the agent to be assigned).
  void relax(std::size_t agent, std::size_t from) {
    for (std::size_t job = 0; job < jobs_; ++job) {
      if (reached_[job]) continue;
      const double reduced = cost_(agent, job) - agent_potential_[agent] - job_potential_[job];
      // Strictly less, so that of equal paths the first is taken and the matching is the same every
      // time.
      if (reduced < distance_[job]) {
        distance_[job] = reduced;
        previous_[job] = from;
      }
    }
  }

  // Looked for in a line and not in a heap: the matrix is dense, and each step looks at every job
  // anyway.
  std::size_t nearest_unreached() const {
    std::size_t nearest = kFree;
    for (std::size_t job = 0; job < jobs_; ++job) {
      if (!reached_[job] && (nearest == kFree || distance_[job] < distance_[nearest]))
        nearest = job;
    }
    return nearest;
  }

  // Moves the potentials of what has been reached, so that distances count from here.
  void advance(std::size_t agent, double step) {
    agent_potential_[agent] += step;
    for (std::size_t job = 0; job < jobs_; ++job) {
      if (reached_[job]) {
        agent_potential_[agent_of_[job]] += step;
        job_potential_[job] -= step;
      } else {
        distance_[job] -= step;
      }
    }
  }

  std::size_t jobs_;
  Cost cost_;
  std::vector<double> agent_potential_;
  std::vector<double> job_potential_;
  std::vector<std::size_t> agent_of_;  // by job
  std::vector<double> distance_;       // by job, of the path under way
  std::vector<std::size_t> previous_;  // by job: the job before it on the path
  std::vector<bool> reached_;          // by job
};

// For each row its column, or kFree.
std::vector<std::size_t> column_of_row(std::span<const double> weights, std::size_t rows,
                                       std::size_t columns, double threshold) {
  const auto cost = [&](std::size_t row, std::size_t column) {
    const double weight = weights[row * columns + column];
    // A cost of 0 makes it as good as being left over, so it displaces nothing.
    return weight >= threshold ? -weight : 0.0;  // a pair that does not count is worth no pair
  };
  std::vector<std::size_t> result(rows, kFree);
  if (rows <= columns) {
    // Rows and columns change places so that agents are the smaller side: the cost grows with the
    // square of their number. Jobs are rows then, so the answer is already by row.
    const ShortestPathAssignment found(rows, columns, cost);
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t row = found.agent_of_job()[column];
      if (row != kFree) result[row] = column;
    }
  } else {
    const auto transposed = [&](std::size_t column, std::size_t row) { return cost(row, column); };
    result = ShortestPathAssignment(columns, rows, transposed).agent_of_job();
  }
  return result;
}

}  // namespace

std::vector<AssignedPair> best_matching(std::span<const double> weights, std::size_t rows,
                                        std::size_t columns, double threshold) {
  assert(weights.size() == rows * columns);
  std::vector<AssignedPair> pairs;
  if (rows == 0 || columns == 0) return pairs;
  const std::vector<std::size_t> column_of = column_of_row(weights, rows, columns, threshold);
  for (std::size_t row = 0; row < rows; ++row) {
    if (column_of[row] == kFree) continue;
    const double weight = weights[row * columns + column_of[row]];
    // Agents without a pair that counts got some job too.
    if (weight >= threshold) pairs.push_back({row, column_of[row], weight});
  }
  return pairs;
}

}  // namespace matchgraph
