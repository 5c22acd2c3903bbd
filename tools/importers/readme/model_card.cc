#include "tools/importers/readme/model_card.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/listings/hub_tasks.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/markdown/title_rules.h"

namespace matchgraph::readme {
namespace {

/// Keys that only cards have.
constexpr std::array<std::string_view, 15> kCardKeys = {"pipeline_tag",
                                                        "library_name",
                                                        "base_model",
                                                        "task_categories",
                                                        "task_ids",
                                                        "dataset_info",
                                                        "pretty_name",
                                                        "size_categories",
                                                        "model-index",
                                                        "model_name",
                                                        "annotations_creators",
                                                        "language_creators",
                                                        "paperswithcode_id",
                                                        "inference",
                                                        "widget"};

constexpr std::array<std::string_view, 6> kDatasetKeys = {
    "task_categories",      "task_ids",         "dataset_info", "size_categories",
    "annotations_creators", "language_creators"};

template <std::size_t N>
bool has_any(const FrontMatter& front, const std::array<std::string_view, N>& keys) {
  return std::any_of(front.fields.begin(), front.fields.end(), [&keys](const auto& field) {
    return std::find(keys.begin(), keys.end(), field.key) != keys.end();
  });
}

/// Licence and language alone make a card too: few other files begin with both.
bool looks_like_card(const FrontMatter& front) {
  const auto has = [&front](std::string_view key) { return !front.values(key).empty(); };
  return has_any(front, kCardKeys) ||
         ((has("license") || has("licenses")) &&
          (has("language") || has("languages") || has("tags") || has("datasets")));
}

/// The values of a key and of its older spelling.
std::vector<std::string> values_of(const FrontMatter& front, std::string_view key,
                                   std::string_view older) {
  std::vector<std::string> values = front.values(key);
  return values.empty() ? front.values(older) : values;
}

std::string license_of(const FrontMatter& front) {
  std::string out;
  for (const std::string& one : values_of(front, "license", "licenses")) {
    std::string name = importers::licence_of_field(one);
    // "other" leads to the name that it has.
    if (name == "other") name = front.value("license_name");
    if (name.empty() || out.find(name) != out.npos) continue;
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

bool is_hub_word(std::string_view word) {
  // As long as the hub lets a name be.
  constexpr std::size_t kMost = 96;
  return !word.empty() && word.size() <= kMost && is_alphanumeric(word[0]) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_hub_id(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != text.npos && is_hub_word(text.substr(0, slash)) &&
         is_hub_word(text.substr(slash + 1));
}

/// Letters and digits in lower case: "pebbles-2" and "Pebbles 2" are one name.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_alphanumeric(c)) out += to_lower(c);
  }
  return out;
}

/// True when the title has a word of the name, with or without blanks within: "mill2" in "Mill 2".
bool share_word(std::string_view name, std::string_view title) {
  // Also within longer words, as names of folders are shortened: "en" in "English".
  const std::string words = "-" + catalogue::slug(title) + "-";
  const std::string letters = letters_of(title);
  std::string rest = catalogue::slug(name);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    const std::string word = rest.substr(0, end);
    const bool is_said = words.find(word) != word.npos || letters.find(word) != letters.npos;
    if (word.size() > 1 && is_said) return true;
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return false;
}

/// What the place of a card says of it.
struct Place {
  std::string hub_id;       ///< may be empty
  bool is_dataset = false;  ///< below "datasets", as the hub keeps them
};

/// The id in the hub's own cache, "models--org--name"; empty elsewhere.
Place place_in_cache(const std::filesystem::path& folder) {
  for (std::filesystem::path at = folder; at.has_filename(); at = at.parent_path()) {
    const std::string name = at.filename().string();
    const bool is_dataset = name.starts_with("datasets--");
    if (!is_dataset && !name.starts_with("models--")) continue;
    std::string both = name.substr(name.find("--") + 2);
    const std::size_t mark = both.find("--");
    // The first models of the hub have no owner: "models--quern".
    if (mark != both.npos) both.replace(mark, 2, "/");
    return {both, is_dataset};
  }
  return {};
}

/// "org/name" of ".../org/name/README.md", where nothing speaks against it.
Place read_place(std::string_view path, std::string_view title, bool has_card_keys) {
  constexpr std::string_view kDatasets = "datasets";
  const std::filesystem::path file{std::string(path)};
  const std::string stem = in_lower_case(file.stem().string());
  if (!stem.starts_with("readme")) return {};
  const std::filesystem::path folder = file.parent_path();
  if (Place place = place_in_cache(folder); !place.hub_id.empty()) return place;
  const std::string name = folder.filename().string();
  const std::string owner = folder.parent_path().filename().string();
  const bool is_dataset = folder.parent_path().parent_path().filename() == kDatasets;
  if (!is_hub_word(owner) || !is_hub_word(name)) return {};
  // The hub's first data sets have no owner either.
  if (owner == kDatasets) return {share_word(name, title) ? name : std::string(), true};
  // Folders may be called anything; those of a card bear the name that its title has. Below
  // "datasets" they are the hub's, and a title without a Latin letter cannot name a folder.
  const bool is_named = title.empty() || share_word(name, title) || is_dataset ||
                        (has_card_keys && letters_of(title).empty());
  return {is_named ? owner + "/" + name : std::string(), is_dataset};
}

void add_tasks(const FrontMatter& front, Card& card) {
  const bool is_dataset = card.type == "dataset";
  const std::vector<std::string> tasks =
      is_dataset ? values_of(front, "task_categories", "task_ids") : front.values("pipeline_tag");
  for (const std::string& task : tasks) {
    // Such values are free text of whoever wrote the card, and no task of the hub's list.
    if (task.starts_with("other") || task.find(':') != task.npos) continue;
    const Capability capability =
        is_dataset ? importers::examples_of_task(task) : importers::capability_of_tag(task);
    FoundCapability found;
    found.name = capability.name;
    found.text = capability.text;
    found.line = front.line_of(is_dataset ? "task_categories" : "pipeline_tag");
    if (found.line == 0) found.line = front.line_of("task_ids");
    found.is_certain = true;
    const bool is_wide = !is_dataset && importers::is_wide_task(task);
    card.tasks.push_back({std::move(found), is_wide});
  }
}

std::vector<std::string> tags_of(const FrontMatter& front) {
  std::vector<std::string> out;
  for (const char* key : {"tags", "pipeline_tag", "task_categories"}) {
    for (const std::string& value : front.values(key)) importers::add_once(out, value);
  }
  for (const std::string& value : values_of(front, "language", "languages")) {
    if (!phrases::is_one_of(value, "unknown|other|null")) {
      // With a lead, as codes such as "it", "is" and "no" are words.
      importers::add_once(out, "language:" + value);
    }
  }
  importers::add_once(out, front.value("library_name"));
  return out;
}

}  // namespace

bool reads_like_card(const markdown::Block& root) {
  constexpr std::ptrdiff_t kFewest = 2;  // one may stand in the README of a program, too
  const auto is_heading = [](const markdown::Block& block) {
    return block.kind == markdown::BlockKind::kHeading;
  };
  const bool is_named = std::any_of(root.children.begin(), root.children.end(), [&](const auto& b) {
    return is_heading(b) && is_card_title(b.text.words);
  });
  return is_named || std::count_if(root.children.begin(), root.children.end(), [&](const auto& b) {
                       return is_heading(b) && is_of_card_template(plain_title(b.text.words));
                     }) >= kFewest;
}

bool is_card_title(std::string_view title) {
  const std::string words = phrases::joined_words(catalogue::slug(title));
  return phrases::has_phrase(words, "model card") || phrases::has_phrase(words, "dataset card") ||
         phrases::has_phrase(words, "data card");
}

std::string name_of_card_title(std::string_view title) {
  const std::string lower = in_lower_case(title);
  std::string_view name = title;
  // Longer ones before those that they begin with.
  for (const std::string_view lead :
       {"dataset card for the ", "dataset card for ", "dataset card:", "dataset card of ",
        "model card for the ", "model card for ", "model card:", "model card of ", "model card -",
        "data card for ", "model card", "dataset card"}) {
    if (!lower.starts_with(lead)) continue;
    name.remove_prefix(lead.size());
    break;
  }
  for (const std::string_view tail :
       {" model card", " dataset card", " - model card", ": model card"}) {
    if (in_lower_case(name).ends_with(tail)) name.remove_suffix(tail.size());
  }
  name = trimmed(name, " \t\"'`:-_*");
  for (const std::string_view quote : {"— ", "– ", "“", "”", "‘", "’"}) {
    if (name.starts_with(quote)) name.remove_prefix(quote.size());
    if (name.ends_with(quote)) name.remove_suffix(quote.size());
  }
  // "[Dataset Name]" and "Model ID" of the templates that nobody filled in.
  const bool is_template =
      (name.starts_with('[') && name.ends_with(']')) ||
      phrases::is_one_of(in_lower_case(name),
                         "model id|model_id|model name|model_name|dataset id|dataset name|"
                         "dataset_name|name of model|name of dataset|your model name");
  return is_template ? std::string() : std::string(name);
}

Card read_card(const FrontMatter& front, std::string_view path, std::string_view title) {
  Card card;
  card.is_card = looks_like_card(front);
  if (!card.is_card) return card;
  constexpr std::array<std::string_view, 5> kModelKeys = {
      "pipeline_tag", "base_model", "library_name", "datasets", "model-index"};
  const bool is_model = has_any(front, kModelKeys);
  card.name = front.value("pretty_name");
  // Of a template's heading only what was filled in can name a folder.
  const std::string filled = is_card_title(title) ? name_of_card_title(title) : std::string(title);
  const Place place =
      read_place(path, card.name.empty() ? filled : card.name, has_any(front, kCardKeys));
  // Keys of models decide, as some models name their tasks by the keys of data sets; but where the
  // hub keeps data sets there are no models, whatever their cards leave out.
  const bool is_dataset = place.is_dataset || (!is_model && has_any(front, kDatasetKeys));
  card.type = is_dataset ? "dataset" : "model";
  card.license = license_of(front);
  card.tags = tags_of(front);
  for (const char* key : {"repo_id", "model_id", "hub_id", "id", "model_name"}) {
    // These keys have free text in many cards; what has an owner and a slash is an id.
    if (card.hub_id.empty() && is_hub_id(front.value(key))) card.hub_id = front.value(key);
  }
  if (card.hub_id.empty()) card.hub_id = place.hub_id;
  add_tasks(front, card);
  for (const char* key : {"base_model", "datasets", "metrics"}) {
    if (!front.values(key).empty()) card.facts.emplace_back(key, front.values(key));
  }
  return card;
}

}  // namespace matchgraph::readme
