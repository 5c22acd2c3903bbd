// Every number that shapes an answer, in one place; the manifest records those that rank.
#pragma once

#include <cstddef>

#include "snapshot/pair_options.h"

namespace matchgraph {

/// Relations between two entities, from the pairs that are sure and whose lines count; each number
/// chosen on judged relations (src/query/comparison/README.md).
struct RelationOptions {
  /// The sum of the pairs' probabilities, which is how many jobs they have in common on average,
  /// from which they overlap. Two pairs always do; one alone where it is hardly chance.
  double jobs = 0.8;
  std::size_t substitute_pairs = 2;  ///< so many, of which each covers so much of the other ...
  double substitute_coverage = 0.4;
  /// ... and as wholes they are so alike: locally scaled cosine of the entities (graph/README.md);
  /// 1 is as alike as the nearest are on average.
  double substitute_similarity = 0.9;
  std::size_t superset_pairs = 3;  ///< of so many: two of two is not "most of what it does"
  double superset_coverage = 0.8;  ///< so much of one is covered, and not of the other
  /// Without such pairs they work on one subject where one is among so many things nearest to the
  /// other, as many as pass on scores between alternatives, ...
  std::size_t neighbourhood = 10;
  double complement_similarity = 0.4;  ///< ... and so alike to it, scaled
  /// From this share of their lines on, what two of a type say in the same words makes them
  /// overlap, though very many say it: price lists say no more of models.
  double alike_lines = 0.5;
  double alike_cosine = 0.99;  ///< of lines that are the same words
};

struct QueryOptions {
  // Needs (recipe: needs).
  std::size_t need_depth = 500;  ///< best text matches that the graph looks at
  double need_smoothing = 0.8;   ///< weight of what an entity's neighbourhood scores

  /// What states a condition of the need comes before what says nothing of it from this share on of
  /// what the best few score for the topic. At .7 of the best, programs that run language models
  /// on a laptop stood behind those that do not say so; at .5 what is about something else came
  /// first for being hosted by oneself.
  double condition_near_share = 0.55;
  /// The same of alternatives, by their likeness to the seeds, of which little tells what is about
  /// something else: at .5 a gateway stood first as another search engine.
  double condition_like_share = 0.65;
  /// The same share of the best where it is of a seed's own cluster.
  double condition_kin_share = 0.05;
  /// Below this share it is about something else and comes behind what says nothing; and what
  /// scores less than this share of the best for the whole need does not come first either.
  double condition_far_share = 0.2;
  /// Beside a condition a word that this share of the entities hold tells no topic: "MCP server"
  /// among MCP servers, of which .95 hold "mcp" and .85 "server".
  double condition_common_share = 0.75;

  // Alternatives (recipe: alternatives).
  double alternative_smoothing = 1.0;  ///< weight of what an entity's neighbourhood is worth
  /// How much more what says the same counts: a similarity grows by this times its cosine squared.
  double similarity_sharpening = 0.5;
  // Alternatives that together do what the seed does.
  std::size_t covering_results = 10;  ///< first results that should meet as much as they can
  std::size_t covering_window = 30;   ///< results looked at for what the first lack
  std::size_t covering_swaps = 3;     ///< at most so many are brought forward
  double covering_share = 0.5;        ///< of the score of the result whose place is taken
  /// Entities near the seeds that have to pass the filters; when fewer do, all entities are looked
  /// at. It does not depend on the page, so that pages fit together.
  std::size_t enough_near = 100;
  // Several needs met together (src/query/covering).
  std::size_t cover_candidates = 40;  ///< of each need, the best that are looked at
  /// What meets a need scores so much of what the best scores, times the share of the weight of the
  /// need's words that it says. Below it, vague texts stand in for what was asked.
  double cover_fit = 0.5;
  /// Needs up to which the choice is exact: 59,049 divisions, some milliseconds.
  std::size_t cover_exact_needs = 10;
  std::size_t cover_instead = 3;  ///< named that could take a place
  // Suggested critiques.
  std::size_t suggesting_window = 30;      ///< best alternatives whose words are looked at
  std::size_t suggesting_reach = 200;      ///< best alternatives that are asked for a word
  std::size_t suggested_words = 4;         ///< words tried as "with ..."
  std::size_t suggested_word_holders = 3;  ///< alternatives that have to share such a word
  double suggested_word_share = 0.15;      ///< of all entities at most hold such a word
  std::size_t suggested_least = 2;         ///< alternatives that a pair has to leave
  std::size_t suggested_pairs = 4;         ///< shown
  std::size_t suggested_units = 4;         ///< shown
  /// 0..1 of the best score; what scores less follows the others in lists of another order.
  double sort_share = 0.25;
  // Where alternatives end, as nothing is shared: 0..1 of the best score from which a thing stays
  // whatever it does, and stays for pairs that are but perhaps one job; for sure pairs it stays.
  double sharing_score = 0.4;
  double sharing_perhaps_score = 0.25;
  /// Below this share of the best nothing is looked at: of Debian's candidates nine in ten score so
  /// little, one in ten of these has a pair, and pairing them took nine tenths of an answer's time.
  double sharing_least_score = 0.1;
  /// Candidates below sharing_score whose capabilities are looked at: some 2 us each.
  std::size_t sharing_depth = 1000;

  // Pairs of capabilities.
  PairOptions pairs;
  std::size_t shared_words = 6;  ///< shown a pair

  RelationOptions relation;

  // Sizes of answers.
  std::size_t max_limit = 1000;       ///< results of one request
  std::size_t max_text_bytes = 2048;  ///< of a need or a name
  std::size_t max_phrases = 16;       ///< "with ..." and "without ..." of one request
  /// Texts looked at for phrases and excluded words: some 0.25 us of processor time each, so 20 ms.
  /// What would look at more is refused.
  std::size_t max_phrase_documents = 80'000;
  std::size_t matched_capabilities = 3;  ///< shown a hit
  std::size_t led_by = 3;                ///< neighbours named for a hit that says nothing itself
  std::size_t facet_values = 8;          ///< shown a field
  std::size_t trait_values = 48;         ///< of the facet of traits, where controls group them
  std::size_t neighbours = 8;            ///< shown of an entity
  std::size_t claims_about = 50;         ///< shown of an entity
  std::size_t max_suggestions = 50;      ///< names, and completions, of one request
  std::size_t name_candidates = 8;       ///< shown when a name fits several things or none
};

}  // namespace matchgraph
