#include "tools/importers/pages/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "render/page/page_wording.h"
#include "text/unicode_text.h"
#include "tools/importers/common/file_bytes.h"
#include "tools/importers/pages/page_record.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxDiagnostics = 100;  // a page; more tell no one anything

/// A page that was read, and where to put what is still to be said about it.
struct ReadPage {
  page::PageRecord record;
  std::string file;  ///< without its folder
  catalogue::DiagnosticLog* log;
};

/// "$3.50e-7 per prompt token", "20 EUR per month".
std::optional<Price> parse_price(std::string_view words) {
  Price price;
  const std::size_t per = words.find(" per ");
  if (per != words.npos) price.per = words.substr(per + 5);
  std::string_view amount = words.substr(0, per);
  const std::size_t space = amount.find(' ');
  if (amount.starts_with('$')) {
    amount.remove_prefix(1);
  } else if (space != amount.npos) {
    price.currency = amount.substr(space + 1);
    amount = amount.substr(0, space);
    const bool is_code =
        price.currency.size() == 3 &&
        price.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    // Words that are no code would become a currency that nobody knows.
    if (!is_code) return std::nullopt;
  } else {
    return std::nullopt;
  }
  const auto [stop, fault] =
      std::from_chars(amount.data(), amount.data() + amount.size(), price.amount);
  if (fault != std::errc() || stop != amount.data() + amount.size()) return std::nullopt;
  if (!std::isfinite(price.amount) || price.amount < 0) return std::nullopt;
  return price;
}

/// An entity while pages add to it.
class Draft {
 public:
  explicit Draft(const std::string& name) {
    entity_.id = page_entity_id(name);
    entity_.name = name;
  }

  void add(const page::Column& column, const ReadPage& from) {
    settle(type_, column.type, "Type", from);
    settle(pricing_, column.pricing, "Pricing", from);
    settle(price_, column.starting_price, "Starting Price", from);
    for (const page::ListedCapability& listed : column.capabilities) add_capability(listed, from);
    ++pages_;
    first_file_ = pages_ == 1 ? from.file : first_file_;
  }

  /// After the last page: the entity but for `stated`.
  void finish() {
    const std::string type = catalogue::slug(type_.words);
    entity_.type = type.empty() ? "other" : type;
    Pricing pricing{.model = page::parse_pricing(pricing_.words),
                    .price = parse_price(price_.words)};
    if (pricing != Pricing{}) entity_.pricing = std::move(pricing);
    entity_.sources.push_back({.name = pages_ == 1 ? "comparison page " + first_file_
                                                   : fmt::format("{} comparison pages", pages_),
                               .url = {},
                               .observed = std::nullopt});
  }

  /// What the page states, with what it says otherwise than the finished entity.
  void state(const page::Column& column, const std::string& other_id, const std::string& file) {
    Stated stated = column.stated;
    stated.against = other_id;
    stated.source.name = "comparison page " + file;
    keep_other_words(stated, page::kExtraType, column.type.words, page::type_words(entity_.type));
    const Pricing pricing = entity_.pricing.value_or(Pricing{});
    keep_other_words(stated, page::kExtraPricing,
                     column.pricing.words.empty() ? page::kUnknown : column.pricing.words,
                     page::pricing_words(pricing.model));
    keep_other_words(
        stated, page::kExtraStartingPrice,
        column.starting_price.words.empty() ? page::kNoPrice : column.starting_price.words,
        pricing.price ? page::price_words(*pricing.price) : page::kNoPrice);
    keep_other_list(stated, column);
    std::sort(
        stated.extra.begin(), stated.extra.end(),
        [](const ExtraField& left, const ExtraField& right) { return left.name < right.name; });
    entity_.stated.push_back(std::move(stated));
  }

  Entity take() { return std::move(entity_); }
  const std::string& id() const { return entity_.id; }

 private:
  /// A fact in the words of the page that counts.
  struct Fact {
    std::string words;
    std::string file;
    bool is_clean = false;
  };

  static void settle(Fact& fact, const page::Cell& cell, const char* feature,
                     const ReadPage& from) {
    if (cell.words.empty()) return;
    const bool is_clean = !from.record.broken;
    if (!fact.words.empty() && fact.words != cell.words) {
      from.log->set_line(cell.line);
      from.log->warn(feature,
                     fmt::format("\"{}\" here, \"{}\" on {}", catalogue::shorten(cell.words),
                                 catalogue::shorten(fact.words), fact.file),
                     "both are kept");
    }
    // The last clean page counts, else the last broken one.
    if (fact.words.empty() || is_clean || !fact.is_clean) fact = {cell.words, from.file, is_clean};
  }

  void add_capability(const page::ListedCapability& listed, const ReadPage& from) {
    const Capability& capability = listed.capability;
    const auto [found, is_new] = by_text_.emplace(capability.text, entity_.capabilities.size());
    if (is_new) {
      entity_.capabilities.push_back(capability);
      return;
    }
    Capability& known = entity_.capabilities[found->second];
    // "|" and not "||": both texts have to be settled.
    const bool differs =
        settle_text(known.unique, capability.unique) | settle_text(known.versus, capability.versus);
    if (!differs) return;
    from.log->set_line(listed.line);
    from.log->warn("Capabilities",
                   "described otherwise than before: " + catalogue::shorten(capability.text),
                   "both are kept, the first counts");
  }

  /// Fills in a text that is not known yet; true when there are two different ones.
  static bool settle_text(std::string& known, const std::string& text) {
    if (known.empty()) known = text;
    return !text.empty() && known != text;
  }

  static void keep_other_words(Stated& stated, std::string_view name, std::string_view words,
                               std::string_view expected) {
    if (words == expected || words.empty()) return;
    stated.extra.push_back({.name = std::string(name), .json = nlohmann::json(words).dump()});
  }

  /// Keeps the page's list when it is not the one that a page would show of the finished entity.
  void keep_other_list(Stated& stated, const page::Column& column) const {
    const std::size_t known = entity_.capabilities.size();
    const auto count = stated.capability_count.value_or(static_cast<std::int64_t>(known));
    const std::size_t shown = std::min({page::kMostShown, known, static_cast<std::size_t>(count)});
    const bool same = std::equal(
        column.capabilities.begin(), column.capabilities.end(), entity_.capabilities.begin(),
        entity_.capabilities.begin() + static_cast<std::ptrdiff_t>(shown),
        [](const page::ListedCapability& listed, const Capability& capability) {
          return listed.capability == capability;
        });
    if (same) return;
    nlohmann::json list = nlohmann::json::array();
    for (const page::ListedCapability& listed : column.capabilities) {
      list.push_back({{"text", listed.capability.text},
                      {"unique", listed.capability.unique},
                      {"versus", listed.capability.versus}});
    }
    stated.extra.push_back({.name = std::string(page::kExtraCapabilities), .json = list.dump()});
  }

  Entity entity_;
  Fact type_;
  Fact pricing_;
  Fact price_;
  std::string first_file_;
  std::size_t pages_ = 0;
  std::unordered_map<std::string, std::size_t> by_text_;
};

using Drafts = std::map<std::string, Draft, std::less<>>;

Draft& draft_of(Drafts& drafts, const std::string& name) {
  return drafts.try_emplace(name, name).first->second;
}

void report(catalogue::DiagnosticLog& log, ImportResult& result) {
  result.errors += log.errors();
  result.warnings += log.warnings();
  std::vector<Diagnostic> diagnostics = log.take();
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& left, const Diagnostic& right) { return left.line < right.line; });
  std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(result.diagnostics));
}

/// Collects pages one by one, so that only what they say is held in memory.
class PageImport {
 public:
  /// `bytes` is nothing when the file could not be read, which the log tells then.
  void add(const std::string& file, const std::optional<std::string>& bytes,
           catalogue::DiagnosticLog log) {
    std::optional<page::PageRecord> record;
    if (bytes && bytes->size() > kMaxPageBytes) {
      log.error("", fmt::format("longer than {} bytes: this is no comparison page", kMaxPageBytes),
                "");
    } else if (bytes) {
      record = page::read_page(*bytes, log);
    }
    logs_.push_back(std::move(log));
    if (!record) return;
    const std::string name = std::filesystem::path(file).filename().string();
    pages_.push_back({std::move(*record), name, &logs_.back()});
  }

  ImportResult finish() {
    Drafts drafts;
    // Twice over the pages: what a page says otherwise than the entity shows only when all pages
    // were read.
    for (const ReadPage& read : pages_) {
      for (const page::Column& column : read.record.columns) {
        draft_of(drafts, column.name).add(column, read);
      }
    }
    for (auto& [name, draft] : drafts) draft.finish();
    for (const ReadPage& read : pages_) {
      Draft& a = draft_of(drafts, read.record.columns[0].name);
      Draft& b = draft_of(drafts, read.record.columns[1].name);
      a.state(read.record.columns[0], b.id(), read.file);
      b.state(read.record.columns[1], a.id(), read.file);
    }

    ImportResult result;
    result.imported = pages_.size();
    result.skipped = logs_.size() - pages_.size();
    for (catalogue::DiagnosticLog& log : logs_) report(log, result);
    for (auto& [name, draft] : drafts) result.entities.push_back(draft.take());
    // Drafts are kept by name; what is handed out is in the order of ids.
    std::sort(result.entities.begin(), result.entities.end(),
              [](const Entity& left, const Entity& right) { return left.id < right.id; });
    return result;
  }

 private:
  std::deque<catalogue::DiagnosticLog> logs_;  // one per file, in order; they never move
  std::vector<ReadPage> pages_;
};

}  // namespace

std::string page_entity_id(std::string_view name) {
  // A slug drops case and signs, and names that differ by them are different entities; the hash
  // keeps them apart.
  constexpr std::size_t kMaxSlugBytes = 120;  // an id has at most 200
  std::uint32_t hash = 2166136261U;           // FNV-1a, 32 bits
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::string slug = catalogue::slug(name);
  if (slug.size() > kMaxSlugBytes) {
    slug.resize(kMaxSlugBytes);
    slug.resize(catalogue::find_bad_utf8(slug).value_or(slug.size()));
  }
  return fmt::format("unfragile/{}{}{:08x}", slug, slug.empty() ? "" : "-", hash);
}

ImportResult import_pages(std::span<const std::string> files) {
  PageImport page_import;
  for (const std::string& file : files) {
    catalogue::DiagnosticLog log(file, kMaxDiagnostics);
    const std::optional<std::string> bytes = importers::read_bytes(file, kMaxPageBytes, log);
    page_import.add(file, bytes, std::move(log));
  }
  return page_import.finish();
}

ImportResult import_pages(std::span<const PageText> pages) {
  PageImport page_import;
  for (const PageText& text : pages) {
    page_import.add(text.file, text.bytes, catalogue::DiagnosticLog(text.file, kMaxDiagnostics));
  }
  return page_import.finish();
}

}  // namespace matchgraph
