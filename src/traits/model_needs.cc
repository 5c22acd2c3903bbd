#include "traits/model_needs.h"

#include <algorithm>
#include <string_view>

namespace matchgraph {
namespace {

bool asks_for_model(const TraitWords& words) {
  constexpr std::string_view kModels = "model; models; llm; llms; chatbot; chatbots";
  return std::any_of(words.words().begin(), words.words().end(),
                     [&](std::string_view word) { return list_holds(kModels, word); });
}

/// Whether a model is what is asked for, and not what something else is to run: "offline model",
/// not "chat with offline models".
bool is_for_model(const TraitWords& words) {
  constexpr std::string_view kModels = "model; llm; chatbot; models; llms";
  constexpr std::string_view kHandling =
      "run; runs; running; serve; serves; serving; use; uses; using; with; host; hosting; for; of; "
      "to; compare; train; training; tune; tuning; try; manage; download; from; on; by";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (list_holds(kHandling, words.words()[i])) return false;
    if (list_holds(kModels, words.words()[i])) return true;
  }
  return false;
}

bool is_of_group(const AskedTrait& one, TraitGroup group) {
  return one.wanted && trait_table()[one.trait].group == group;
}

// "Text only" has no trait of its own: it denies each of the senses.
void add_text_only(const TraitWords& words, std::vector<AskedTrait>& asked) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words.words()[i] != "text" || words.words()[i + 1] != "only") continue;
    if (words.ends_clause(i)) continue;
    for (const std::string_view slug : {"input-image", "input-audio", "input-video"}) {
      const auto trait = trait_named(slug);
      const bool again = std::any_of(asked.begin(), asked.end(),
                                     [&](const AskedTrait& one) { return one.trait == trait; });
      if (trait && !again) {
        asked.push_back({*trait, false, words.begin(i), words.end(i + 1), false, false});
      }
    }
  }
}

/// A model that makes music of pictures is no vision model.
void add_answer(std::vector<AskedTrait>& asked) {
  const auto is_input = [](const AskedTrait& one) { return is_of_group(one, TraitGroup::kInput); };
  const bool has_output = std::any_of(asked.begin(), asked.end(), [](const AskedTrait& one) {
    return is_of_group(one, TraitGroup::kOutput);
  });
  const auto seen = std::find_if(asked.begin(), asked.end(), is_input);
  const auto text = trait_named("output-text");
  if (has_output || seen == asked.end() || !text) return;
  AskedTrait answer = *seen;
  answer.trait = *text;
  answer.is_or = false;
  answer.is_tacit = true;
  asked.push_back(answer);
}

}  // namespace

void add_of_models(const TraitWords& words, bool senses, std::vector<AskedTrait>& asked) {
  if (!asks_for_model(words)) return;
  const bool is_model = is_for_model(words);
  for (AskedTrait& one : asked) one.of_model = is_model;
  add_text_only(words, asked);
  if (senses) add_answer(asked);
}

}  // namespace matchgraph
