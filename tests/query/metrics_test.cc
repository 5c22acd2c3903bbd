#include "query/evaluation/metrics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

using namespace matchgraph;

namespace {

using Grades = std::vector<int>;

constexpr double kExact = 1e-12;

void check_near(double value, double expected) { CHECK(std::abs(value - expected) <= kExact); }

// The definitions once more, as plainly as they can be written: the ideal order is found by taking
// the best of what is left, rank by rank.
namespace plain {

double gain(int grade, std::size_t rank) {
  return (std::pow(2.0, grade) - 1) * std::log(2.0) / std::log(static_cast<double>(rank) + 1);
}

double ndcg(std::size_t k, const Grades& ranked, Grades judged) {
  double got = 0;
  double best = 0;
  for (std::size_t rank = 1; rank <= k; ++rank) {
    if (rank <= ranked.size()) got += gain(ranked[rank - 1], rank);
    if (judged.empty()) continue;
    const auto top = std::max_element(judged.begin(), judged.end());
    best += gain(*top, rank);
    judged.erase(top);
  }
  return best == 0 ? 0 : got / best;
}

double reciprocal_rank(std::size_t k, const Grades& ranked) {
  for (std::size_t rank = 1; rank <= k && rank <= ranked.size(); ++rank) {
    if (ranked[rank - 1] > 0) return 1.0 / static_cast<double>(rank);
  }
  return 0;
}

double recall(std::size_t k, const Grades& ranked, const Grades& judged) {
  int found = 0;
  int all = 0;
  for (std::size_t i = 0; i < std::min(k, ranked.size()); ++i) found += ranked[i] > 0 ? 1 : 0;
  for (const int grade : judged) all += grade > 0 ? 1 : 0;
  return all == 0 ? 0 : static_cast<double>(found) / all;
}

}  // namespace plain

/// A ranking of judged and unjudged entities, and the grades of all that was judged.
struct RandomQuestion {
  Grades ranked;
  Grades judged;
};

RandomQuestion random_question(std::mt19937& random) {
  const auto below = [&random](std::size_t end) { return std::size_t{random()} % end; };
  RandomQuestion question;
  const std::size_t judged = below(30);
  for (std::size_t i = 0; i < judged; ++i) {
    question.judged.push_back(static_cast<int>(below(5)));
    if (below(3) > 0) question.ranked.push_back(question.judged.back());
  }
  const std::size_t unjudged = below(120);
  question.ranked.resize(question.ranked.size() + unjudged, 0);
  std::shuffle(question.ranked.begin(), question.ranked.end(), random);
  return question;
}

}  // namespace

TEST_CASE("nDCG agrees with values worked out by hand") {
  // Gains 7, 1, 0 against the ideal 7, 3, 1.
  const double got = 7 + 1 / std::log2(3.0);
  const double best = 7 + 3 / std::log2(3.0) + 1 / 2.0;
  check_near(ndcg_at(10, Grades{3, 1, 0}, Grades{1, 2, 3}), got / best);
  check_near(ndcg_at(10, Grades{0, 0, 1}, Grades{1}), 0.5);
  CHECK(ndcg_at(10, Grades{3, 2, 1}, Grades{1, 2, 3}) == 1);
  CHECK(ndcg_at(10, Grades{0, 0}, Grades{2}) == 0);
  CHECK(ndcg_at(10, Grades{}, Grades{2}) == 0);
}

TEST_CASE("nDCG looks at the first k of the ranking and of the ideal order") {
  CHECK(ndcg_at(2, Grades{0, 0, 3}, Grades{3}) == 0);
  // Twelve relevant ones: ten in the first ten is all there is to gain.
  CHECK(ndcg_at(10, Grades(10, 1), Grades(12, 1)) == 1);
}

TEST_CASE("the reciprocal rank is that of the first relevant one among the first k") {
  CHECK(reciprocal_rank_at(10, Grades{2, 0, 1}) == 1);
  CHECK(reciprocal_rank_at(10, Grades{0, 0, 0, 1, 3}) == 0.25);
  Grades late(10, 0);
  late.push_back(1);
  CHECK(reciprocal_rank_at(10, late) == 0);
  CHECK(reciprocal_rank_at(11, late) == doctest::Approx(1.0 / 11));
  CHECK(reciprocal_rank_at(10, Grades{}) == 0);
}

TEST_CASE("recall divides by all that is relevant, and a grade of 0 is not") {
  CHECK(recall_at(10, Grades{1, 0, 2}, Grades{1, 2, 3, 1, 0}) == 0.5);
  CHECK(recall_at(10, Grades(10, 1), Grades(40, 1)) == 0.25);
  CHECK(recall_at(2, Grades{0, 0, 2}, Grades{2}) == 0);
}

TEST_CASE("a question with nothing relevant scores 0") {
  CHECK(ndcg_at(10, Grades{0, 0}, Grades{0}) == 0);
  CHECK(recall_at(10, Grades{0}, Grades{}) == 0);
}

TEST_CASE("the metrics agree with a plain second implementation on random rankings") {
  std::mt19937 random(20240607);
  for (int round = 0; round < 2000; ++round) {
    const RandomQuestion q = random_question(random);
    for (const std::size_t k : {1U, 3U, 10U, 100U}) {
      check_near(ndcg_at(k, q.ranked, q.judged), plain::ndcg(k, q.ranked, q.judged));
      check_near(reciprocal_rank_at(k, q.ranked), plain::reciprocal_rank(k, q.ranked));
      check_near(recall_at(k, q.ranked, q.judged), plain::recall(k, q.ranked, q.judged));
    }
  }
}

TEST_CASE("a percentile is one of the values: the nearest rank") {
  CHECK(percentile({5}, 50) == 5);
  CHECK(percentile({5}, 99) == 5);
  CHECK(percentile({4, 1, 3, 2}, 50) == 2);
  CHECK(percentile({4, 1, 3, 2}, 51) == 3);
  std::vector<double> hundred;
  for (int i = 100; i > 0; --i) hundred.push_back(i);
  CHECK(percentile(hundred, 99) == 99);
  CHECK(percentile(hundred, 100) == 100);
}
