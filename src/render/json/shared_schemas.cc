#include "render/json/result_schemas.h"

namespace matchgraph::render {
namespace {

// What several answers show of an entity, described once for all of them.
std::vector<Schema> card_schemas() {
  return {
      {"NamedEntity",
       "An entity by name.",
       "",
       {{"id", "text", "Its id."}, {"name", "text", "Its name."}}},
      {"Price",
       "A stated price.",
       "",
       {{"amount", "number", "In the currency, for one of what `per` says."},
        {"currency", "text", "\"USD\", or what the source says."},
        {"per", "text?", "\"1M input tokens\", \"month\", ...; null when it is not stated."},
        {"output?", "number", "The price of the same quantity of output."}}},
      {"CheapestOffer",
       "The offer of a thing that has the lowest price.",
       "",
       // Null where the thing's own entry costs least.
       {{"id", "text?", "The offer; null when it is the entity itself."},
        {"price", "Price?", "What it costs."}}},
      {"UsageCost",
       "What a workload costs with one thing.",
       "",
       {{"amount", "number", "In one period, with the cheapest offer."},
        {"currency", "'USD'", "Of both amounts."},
        {"per", "'day'|'week'|'month'|'year'", "The period of the workload."},
        {"offer", "text?", "The id of the offer that costs so; null: the entity itself."},
        // Both, as a thing may be cheaper with another seller.
        {"own", "number?", "With the entity itself; null when that is not known."}}},
      {"TraitValue",
       "A trait that an entity states, or of which it states the contrary.",
       "",
       {{"slug", "text", "\"runs-offline\", \"needs-gpu\", \"input-pdf\", ..."},
        {"value", "'yes'|'no'", "\"no\": it states the contrary."},
        {"evidence?", "text", "The sentence, tag or field that says so; not on cards."}}},
      {"EntityCard",
       "What every list shows of an entity. Unknown is null, never zero or an empty text.",
       "",
       {{"id", "text", "What other addresses take."},
        {"name", "text", "As its maker writes it."},
        {"type", "text", "\"model\", \"mcp-server\", ..."},
        // Never a place in a list, which would change with what else is in it.
        {"unfragile_rank", "number?", "0 to 100, computed from facts; never a position."},
        {"mostly_estimated", "flag", "Whether most of the rank's weight is not known of it."},
        {"times_matched", "count?",
         "Recorded searches that showed it among their first ten; null when the snapshot knows of "
         "no search."},
        {"summary", "text?", "What it is."},
        {"maker", "text?", "Who makes it."},
        {"seller?", "text", "Who sells it, of an offer that is not its maker's."},
        {"license", "text?", "Its licence."},
        {"url", "address?", "Its home."},
        {"price_model", "'unknown'|'free'|'freemium'|'open-source'|'paid'",
         "What using it costs, as far as a source says."},
        {"price", "Price?", "Its stated price."},
        {"updated", "date?", "When it was updated, else released."},
        {"capability_count", "count", "Capabilities that it states."},
        {"offer_count", "count", "Entries that are offers of this one thing, itself included."},
        {"cheapest", "CheapestOffer?", "Among the offers, when a price is known."},
        {"traits", "TraitValue[]", "What it states of the conditions that people choose by."},
        {"cost?", "UsageCost?",
         "What the workload costs, when one was asked about; null when that is not known."},
        // Without it a result would seem to break the bound that it was found by.
        {"fitting_offer?", "FittingOffer",
         "Of results: who sells the offer that meets what was asked, where the one that stands for "
         "the thing does not."}}},
      {"FittingOffer",
       "A seller's offer of a thing, as far as it differs from the thing's own facts.",
       "",
       {{"id", "text", "Its id."},
        {"seller", "text?", "Who sells it."},
        {"price_model", "'unknown'|'free'|'freemium'|'open-source'|'paid'",
         "What using it costs, as far as a source says."},
        {"price", "Price?", "Its stated price."},
        {"context", "number?", "Tokens, where it is another context than the thing's."},
        {"traits", "TraitValue[]", "What it states and the thing does not."}}},
  };
}

std::vector<Schema> text_schemas() {
  return {
      {"Explanation",
       "Why a number is what it is.",
       "",
       {{"value", "number", "Children add up to it."},
        {"description", "text", "What it stands for."},
        {"children", "Explanation[]", "What it is made of; empty for a leaf."}}},
      {"CapabilityRef",
       // The index, since an entity may have two lines of one name.
       "One thing that an entity can do.",
       "",
       {{"index", "count", "Position in the entity's list, from 0."},
        {"name?", "text", "A short title."},
        {"text", "text", "As the entity states it."}}},
      {"Constraint",
       "A condition on results, as it was understood.",
       "",
       {{"field", "text", "\"type\", \"price\", \"maker\", ... or the name of a signal."},
        {"op", "'='|'!='|'<'|'<='|'>'|'>='", "How the field has to stand to the value."},
        // As typed, so that a message can quote it.
        {"value", "text", "As typed."},
        {"critique?", "text",
         "In words, when it is relative to a seed: \"cheaper than Mixtral\"."}}},
  };
}

// Claims are what entries say, and each description says so, as a program might show them as facts.
std::vector<Schema> claim_schemas() {
  return {
      {"ClaimedRival",
       "Whom a claim is about.",
       "",
       {{"id?", "text", "Absent when the rival is no entity of the catalogue, or several."},
        {"name", "text", "As the text writes it."}}},
      {"ClaimPlace",
       "Whose text makes a claim: a capability's, or the entity's own.",
       "",
       {{"capability?", "count", "Index of the capability."},
        {"entity?", "flag", "True: the entity's own."}}},
      {"OpposedClaim",
       "A claim that cannot be true together with another one.",
       "",
       {{"by", "NamedEntity", "Who claims it."},
        {"text", "text", "The sentence that says otherwise."}}},
      {"Claim",
       "What an entry's own text says about a named rival: a claim of that entry, not a fact.",
       "",
       {{"by", "NamedEntity", "Who claims it."},
        {"about", "ClaimedRival", "The rival."},
        {"direction", "'better'|'worse'|'equal'|'different'",
         "The claimant beside the rival; different also when it cannot be told."},
        // In the text's words: whoever shows it quotes and does not judge.
        {"respect", "text?", "In what, in the text's own words: \"6x faster inference\"."},
        {"scope", "text?", "What narrows it, in the text's own words: \"on long input\"."},
        {"hedged", "flag", "Whether the text weakens it: \"may\", \"often\", \"up to\"."},
        {"text", "text", "The sentence."},
        {"highlight", "html", "The same with the rival marked."},
        {"where", "ClaimPlace", "Where it stands."},
        {"contradicted", "flag", "Whether another claim cannot be true together with it."},
        {"contradicted_by", "OpposedClaim[]", "Those claims."}}},
  };
}

// Of facts that several sources state.
std::vector<Schema> source_schemas() {
  return {
      {"FactOrigin",
       "Which source a value comes from.",
       "",
       // Several that agree are one origin.
       {{"source", "text", "Its name, or the file and line; several that agree: \"x, y\"."},
        {"observed", "date?", "When it was read."}}},
      {"ConflictValue",
       "What one source says.",
       "",
       {{"value", "text", "As a person would write it."},
        {"source", "text?", "As in FactOrigin."},
        {"observed?", "date", "When it was read; of several, the newest."}}},
      {"Conflict",
       "A field on which sources disagree.",
       "",
       {{"field", "text", "\"license\", \"pricing.price\", \"signals.context\", ..."},
        // The last one, as it is the one that the entity itself shows.
        {"values", "ConflictValue[]", "The value in force is the last."}}},
  };
}

}  // namespace

std::vector<Schema> shared_schemas() {
  std::vector<Schema> out;
  for (const auto& schemas : {card_schemas(), text_schemas(), claim_schemas(), source_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

std::vector<Schema> error_schemas() {
  return {
      // With candidates, so that a client can ask again without a search.
      {"ErrorDetail",
       "What a name may have meant.",
       "",
       {{"asked", "text", "The name."},
        {"candidates", "EntityCard[]", "Entities of that name, or of one that is spelt alike."}}},
      {"ErrorText",
       "What is wrong, for a program and for a person.",
       "",
       {{"code", "text",
         "\"usage\", \"not_found\", \"ambiguous\", \"bad_input\", \"environment\", ..."},
        {"message", "text", "One line that says what to do."},
        {"detail?", "ErrorDetail", "Of a name that was not found, or fits several entities."}}},
      {"Error", "What is said instead of a result.", "", {{"error", "ErrorText", "The error."}}},
  };
}

}  // namespace matchgraph::render
