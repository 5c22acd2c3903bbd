#include "tools/importers/listings/model_makers.h"

#include <algorithm>
#include <array>

#include "text/unicode_text.h"

namespace matchgraph::importers {
namespace {

struct Row {
  std::string_view word;  ///< a slug: lower-case letters, digits and hyphens
  std::string_view maker;
};

/// Name spaces of makers, and words that begin the names of their models.
/// A maker may have several, as sites spell it: "cohere" of sellers, "coherelabs" of the hub.
constexpr std::array kMakers = std::to_array<Row>({
    {"01-ai", "01.AI"},
    {"ai21", "AI21 Labs"},
    {"aion-labs", "AionLabs"},
    {"alibaba", "Alibaba"},
    {"allenai", "Ai2"},
    {"amazon", "Amazon"},
    {"anthropic", "Anthropic"},
    {"arcee", "Arcee AI"},
    {"arcee-ai", "Arcee AI"},
    {"aya", "Cohere"},
    {"baai", "BAAI"},
    {"baichuan", "Baichuan"},
    {"baidu", "Baidu"},
    {"bfl", "Black Forest Labs"},
    {"bge", "BAAI"},
    {"black-forest-labs", "Black Forest Labs"},
    {"blackforestlabs", "Black Forest Labs"},
    {"bytedance", "ByteDance"},
    {"bytedance-seed", "ByteDance"},
    {"c4ai", "Cohere"},
    {"chatgpt", "OpenAI"},
    {"claude", "Anthropic"},
    {"codegemma", "Google"},
    {"codellama", "Meta"},
    {"codestral", "Mistral AI"},
    {"codex", "OpenAI"},
    {"cogito", "Deep Cogito"},
    {"cohere", "Cohere"},
    {"coherelabs", "Cohere"},
    {"command", "Cohere"},
    {"dall", "OpenAI"},
    {"deepcogito", "Deep Cogito"},
    {"deepgram", "Deepgram"},
    {"deepseek", "DeepSeek"},
    {"deepseek-ai", "DeepSeek"},
    {"devstral", "Mistral AI"},
    {"dolphin", "Cognitive Computations"},
    {"doubao", "ByteDance"},
    {"elevenlabs", "ElevenLabs"},
    {"ernie", "Baidu"},
    {"flux", "Black Forest Labs"},
    {"gemini", "Google"},
    {"gemma", "Google"},
    {"glm", "Z.AI"},
    {"google", "Google"},
    {"gpt", "OpenAI"},
    {"granite", "IBM"},
    {"grok", "xAI"},
    {"gryphe", "Gryphe"},
    {"hermes", "Nous Research"},
    {"hunyuan", "Tencent"},
    {"ibm", "IBM"},
    {"ibm-granite", "IBM"},
    {"ideogram", "Ideogram"},
    {"imagen", "Google"},
    {"inception", "Inception"},
    {"inclusionai", "inclusionAI"},
    {"jamba", "AI21 Labs"},
    {"jina", "Jina AI"},
    {"jinaai", "Jina AI"},
    {"kimi", "Moonshot AI"},
    {"kling", "Kuaishou"},
    {"lfm", "Liquid AI"},
    {"ling", "inclusionAI"},
    {"liquid", "Liquid AI"},
    {"liquidai", "Liquid AI"},
    {"llama", "Meta"},
    {"longcat", "Meituan"},
    {"lyria", "Google"},
    {"magistral", "Mistral AI"},
    {"meituan", "Meituan"},
    {"mercury", "Inception"},
    {"meta", "Meta"},
    {"meta-llama", "Meta"},
    {"microsoft", "Microsoft"},
    {"mimo", "Xiaomi"},
    {"minimax", "MiniMax"},
    {"minimaxai", "MiniMax"},
    {"ministral", "Mistral AI"},
    {"mistral", "Mistral AI"},
    {"mistralai", "Mistral AI"},
    {"mixtral", "Mistral AI"},
    {"moonshot", "Moonshot AI"},
    {"moonshotai", "Moonshot AI"},
    {"morph", "Morph"},
    {"nemotron", "NVIDIA"},
    {"nous", "Nous Research"},
    {"nousresearch", "Nous Research"},
    {"nova", "Amazon"},
    {"nvidia", "NVIDIA"},
    {"o1", "OpenAI"},
    {"o3", "OpenAI"},
    {"o4", "OpenAI"},
    {"openai", "OpenAI"},
    {"palmyra", "Writer"},
    {"perplexity", "Perplexity"},
    {"phi", "Microsoft"},
    {"pixtral", "Mistral AI"},
    {"poolside", "Poolside"},
    {"qvq", "Alibaba"},
    {"qwen", "Alibaba"},
    {"qwq", "Alibaba"},
    {"recraft", "Recraft"},
    {"reka", "Reka"},
    {"rekaai", "Reka"},
    {"ring", "inclusionAI"},
    {"runway", "Runway"},
    {"runwayml", "Runway"},
    {"sao10k", "Sao10K"},
    {"sarvam", "Sarvam AI"},
    {"seed", "ByteDance"},
    {"seedance", "ByteDance"},
    {"seedream", "ByteDance"},
    {"solar", "Upstage"},
    {"sonar", "Perplexity"},
    {"sora", "OpenAI"},
    {"stability", "Stability AI"},
    {"stabilityai", "Stability AI"},
    {"stable", "Stability AI"},
    {"step", "StepFun"},
    {"stepfun", "StepFun"},
    {"stepfun-ai", "StepFun"},
    {"tencent", "Tencent"},
    {"thedrummer", "TheDrummer"},
    {"thudm", "Z.AI"},
    {"titan", "Amazon"},
    {"upstage", "Upstage"},
    {"veo", "Google"},
    {"vercel", "Vercel"},
    {"voxtral", "Mistral AI"},
    {"voyage", "Voyage AI"},
    {"voyageai", "Voyage AI"},
    {"whisper", "OpenAI"},
    {"wizardlm", "Microsoft"},
    {"writer", "Writer"},
    {"x-ai", "xAI"},
    {"xai", "xAI"},
    {"xiaomi", "Xiaomi"},
    {"xiaomimimo", "Xiaomi"},
    {"z-ai", "Z.AI"},
    {"zai", "Z.AI"},
    {"zai-org", "Z.AI"},
    {"zhipuai", "Z.AI"},
});

constexpr bool is_sorted() {
  for (std::size_t i = 1; i < kMakers.size(); ++i) {
    if (!(kMakers[i - 1].word < kMakers[i].word)) return false;
  }
  return true;
}
static_assert(is_sorted(), "rows are looked up by bisection");

std::string_view find_maker(std::string_view word) {
  const auto row =
      std::lower_bound(kMakers.begin(), kMakers.end(), word,
                       [](const Row& one, std::string_view wanted) { return one.word < wanted; });
  return row != kMakers.end() && row->word == word ? row->maker : std::string_view{};
}

/// The maker that a word stands for, also without the version at its end: "qwen2", "llama3".
std::string_view maker_of_word(std::string_view word) {
  const std::string_view maker = find_maker(word);
  if (!maker.empty()) return maker;
  // A word that begins with digits is no name with a version behind it: "4o", "70b".
  const std::size_t letters = word.find_first_of("0123456789");
  return letters == std::string_view::npos || letters == 0 ? std::string_view{}
                                                           : find_maker(word.substr(0, letters));
}

}  // namespace

std::string maker_of_model(std::string_view id) {
  // From behind: who offers a model stands in front of its maker.
  for (std::size_t slash = id.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = id.rfind('/', slash - 1)) {
    const std::size_t before = id.substr(0, slash).rfind('/');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string name_space = catalogue::slug(id.substr(begin, slash - begin));
    const std::string_view maker = find_maker(name_space);
    if (!maker.empty()) return std::string(maker);
  }
  // Whole words only: "o1" and "phi" are parts of many others.
  const std::string words = catalogue::slug(id.substr(id.rfind('/') + 1));
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find('-', begin), words.size());
    const std::string_view maker =
        maker_of_word(std::string_view(words).substr(begin, end - begin));
    if (!maker.empty()) return std::string(maker);
    begin = end + 1;
  }
  return {};
}

std::string maker_of_hub_author(const std::string& author) {
  // As a name space, which is looked up whole, so that "mistral-fans" is not taken for Mistral AI.
  std::string known = maker_of_model(author + "/");
  return known.empty() ? author : known;
}

std::string name_of_model(std::string_view id) {
  constexpr std::size_t kMostLabels = 2;  // region and maker
  const std::string_view name = id.substr(id.rfind('/') + 1);
  std::size_t begin = 0;
  for (std::size_t label = 0; label < kMostLabels; ++label) {
    const std::size_t dot = name.find('.', begin);
    if (dot == std::string_view::npos) break;
    // A dot is no proof: versions have one too ("llama-3.3").
    const bool is_maker = !find_maker(name.substr(begin, dot - begin)).empty();
    begin = dot + 1;
    if (!is_maker) continue;
    const std::string_view rest = name.substr(begin);
    // "-v1:0" is a revision of Amazon's, "-v3-large" part of the name.
    const std::size_t revision = rest.rfind("-v");
    const bool is_revision =
        revision != std::string_view::npos && revision > 0 && revision + 2 < rest.size() &&
        rest.find_first_not_of("0123456789:", revision + 2) == std::string_view::npos;
    return std::string(is_revision ? rest.substr(0, revision) : rest);
  }
  return std::string(name);
}

}  // namespace matchgraph::importers
