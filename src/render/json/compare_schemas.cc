#include "render/json/result_schemas.h"

namespace matchgraph::render {
namespace {

// How two entities are connected.
// Descriptions are sentences, as the document of the interface is made of them.
std::vector<Schema> path_schemas() {
  return {
      {"PathPair",
       "Two capabilities of a step that most likely do the same.",
       "",
       {{"left", "CapabilityRef", "The nearer end's."},
        {"right", "CapabilityRef", "The farther end's."},
        {"similarity", "number", "Cosine of their term vectors, 0 to 1."},
        {"shared_words", "text[]", "Heaviest first, as written in the left one."}}},
      {"PathStep",
       "One step of a way, from an entity to one that is like it.",
       "",
       {{"from", "text", "Id."},
        {"to", "text", "Id."},
        {"similarity", "number", "Cosine of the two entities, 0 to 1."},
        {"shared_words", "text[]", "What both speak of, heaviest first."},
        {"capabilities", "PathPair?", "What both do; null where no two capabilities do alike."}}},
      {"Path",
       "The shortest way from one entity to another over entities alike.",
       "",
       {{"ends", "EntityCard[]", "The two that were named."},
        {"connected", "flag", "Whether a way was found."},
        {"entities", "EntityCard[]", "Those on the way, both ends included; none without a way."},
        {"steps", "PathStep[]", "One fewer than the entities."},
        {"similarity", "number", "Product of the similarities of the steps."},
        {"visited", "count", "Entities that the search looked at."},
        {"gave_up", "flag",
         "The search ended at its bound: there may be a better way, or one where none was found."},
        {"summary", "text", "One sentence."}}},
  };
}

// Of two entities.
std::vector<Schema> pair_schemas() {
  return {
      {"ComparedCapability",
       "A capability with the words that both share marked.",
       "CapabilityRef",
       {{"highlight", "html", "The text with the shared words marked."}}},
      {"ComparedPair",
       "Two capabilities that are, or may be, one job.",
       "",
       {{"left", "ComparedCapability", "The first entity's."},
        {"right", "ComparedCapability", "The second entity's."},
        {"similarity", "number", "Cosine of their term vectors, 0 to 1."},
        {"probability", "number",
         "That both do the same, as a careful reader would judge; 0 to 1."},
        {"shared_words", "text[]", "Heaviest first, as written in the first."},
        {"explanation?", "Explanation", "Of the similarity, when asked for."}}},
  };
}

std::vector<Schema> denial_schemas() {
  return {
      {"Denial",
       // Said in the description, as it is the commonest mistake in reading it.
       "What an entry itself says that its thing does not do. What it does not mention is none.",
       "",
       {{"what", "text", "What is denied, in its words: \"digital radio\"."},
        {"field", "text", "That says so: \"capabilities[2]\", \"pricing.model\"."},
        {"evidence", "text", "What the field says."}}},
      {"LackedCapability",
       "A capability of another of the compared.",
       "CapabilityRef",
       {{"entity", "count", "Position of the entity whose it is."}}},
      {"ComparedDenial",
       "What one of the compared says that it does not do.",
       "Denial",
       {{"entity", "count", "Position of the entity that says so."},
        {"lacks", "LackedCapability?",
         "What another of them does and this one denies; null where none mentions it."}}},
  };
}

// Of three to eight entities.
std::vector<Schema> matrix_schemas() {
  return {
      {"MatrixCell",
       "An entity's capability that is like the row's.",
       "CapabilityRef",
       {{"similarity", "number", "To the row's capability, 0 to 1."},
        {"explanation?", "Explanation", "Of the similarity, when asked for."}}},
      {"MatrixRow",
       "Capabilities of several entities that do alike.",
       "",
       {{"capability", "CapabilityRef", "The one that stands for the row."},
        {"entity", "count", "Position of the entity whose it is."},
        {"kind", "'some'|'all'|'one'", "How many of the entities have it, or perhaps do."},
        {"telling", "number", "How much a row of some sets the entities apart, 0 to 1."},
        {"cells", "MatrixCell?[]", "One per entity; null where it has none."},
        {"spoken_of_by", "count[]",
         "Positions of those who have none, and whose texts use most of its words: they perhaps do "
         "it."}}},
  };
}

std::vector<Schema> verdict_schemas() {
  return {
      {"TableRow",
       "One fact of all the compared.",
       "",
       {{"feature", "text", "What it is."},
        {"values", "text[]", "One per entity; \"unknown\" when it is not known."},
        {"differs", "flag", "Whether they differ."},
        {"origins?", "FactOrigin?[]",
         "Where each value comes from; null where none is named, or the value is computed."}}},
      {"ToldLines",
       "Lines of one of two that a share counts.",
       "",
       {{"told", "count", "All that tell what it does."},
        {"met", "count", "Those that the other does too."},
        {"with_perhaps", "number", "The share where what is perhaps related counts too."}}},
      {"VerdictSentence",
       "One thing that follows from a comparison.",
       "",
       {{"text", "text", "The sentence."},
        {"rests_on", "text[]",
         "Fields of this document that it rests on: \"coverage\", \"pricing\", \"only[0]\"."}}},
      {"Verdict",
       "What follows from a comparison.",
       "",
       {{"comparable", "flag", "Whether they do the same kind of thing."},
        {"heading", "text", "Of two how they relate, in a few words; else empty."},
        {"summary", "text", "What parts two first, where that is known; then how they relate."},
        {"parting", "VerdictSentence[]",
         "What parts two, in the order in which somebody who chooses would ask."},
        // What decides first, since most readers stop there.
        {"sentences", "VerdictSentence[]", "What else follows."}}},
  };
}

}  // namespace

std::vector<Schema> compare_schemas() {
  std::vector<Schema> out = {
      {"Comparison",
       "Two to eight entities side by side. Two have `both`, `only`, `coverage` and `relation`, "
       "more have `matrix`.",
       "",
       {{"query?", "ParsedQuery", "What was understood, where a text was typed."},
        {"entities", "EntityCard[]", "In the order in which they were named."},
        {"table", "TableRow[]", "Their facts; rows that differ first."},
        {"conflicts", "Conflict[][]", "One list per entity: where its sources disagree."},
        {"workload?", "text", "What costs are of, when one was asked about."},
        {"both?", "ComparedPair[]", "What both surely do, one to one, surest first."},
        {"related?", "ComparedPair[]",
         "Perhaps related pairs, likeliest first; they count in nothing else."},
        {"only?", "CapabilityRef[][]",
         "What only the first mentions, then what only the second mentions."},
        {"denied", "ComparedDenial[]",
         "What they say that they do not do, by entity; what is not here is at most not "
         "mentioned."},
        {"coverage?", "number[]",
         "The share of the first that the second covers, then the reverse; 0 to 1."},
        {"told?", "ToldLines[]", "Of how many lines each of both is the share."},
        {"coverage_explanations?", "Explanation[]", "Of both shares, when asked for."},
        {"relation?", "'substitute'|'partial'|'superset'|'complement'|'unrelated'",
         "The second beside the first."},
        {"matrix?", "MatrixRow[]",
         "What some do, the most telling first; then what all do; then what one does."},
        {"verdict", "Verdict", "What follows."},
        {"claims", "Claim[]", "What the compared claim about each other."},
        {"other_claims", "count", "How many more they make about others."},
        {"unlisted?", "count{}",
         "By list, such as \"only[0]\": entries left out, so that the answer costs no more than it "
         "may. What is summed up rests on all of them."}}},
  };
  for (const auto& schemas :
       {pair_schemas(), denial_schemas(), matrix_schemas(), verdict_schemas(), path_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

}  // namespace matchgraph::render
