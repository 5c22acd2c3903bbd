#include "traits/entity_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/facts/open_license.h"
#include "text/fold.h"
#include "traits/package_names.h"

namespace matchgraph {
namespace {

using Meaning = std::pair<TraitNumber, bool>;
using Meanings = std::unordered_map<std::string_view, std::vector<Meaning>>;

// Turned round once: a build asks for each tag and field of a catalogue, and a row lists what
// states it.
Meanings meanings_of(std::string_view Trait::*yes, std::string_view Trait::*no) {
  Meanings out;
  const std::span<const Trait> table = trait_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto number = static_cast<TraitNumber>(i);
    for (const std::string_view one : list_parts(table[i].*yes)) {
      out[one].emplace_back(number, true);
    }
    if (no == nullptr) continue;
    for (const std::string_view one : list_parts(table[i].*no)) {
      out[one].emplace_back(number, false);
    }
  }
  return out;
}

using Use = std::function<void(TraitNumber, bool, std::string_view)>;

void tell(const Meanings& meanings, std::string_view key, std::string_view evidence,
          const Use& use) {
  const auto found = meanings.find(key);
  if (found == meanings.end()) return;
  for (const auto& [trait, value] : found->second) use(trait, value, evidence);
}

void tell_fact(std::string_view fact, std::string_view evidence, const Use& use) {
  static const Meanings meanings = meanings_of(&Trait::facts, &Trait::not_facts);
  tell(meanings, fact, evidence, use);
}

void tell_tags(const std::vector<std::string>& tags, bool is_speech, const Use& use) {
  static const Meanings meanings = meanings_of(&Trait::tags, nullptr);
  for (const std::string& tag : tags) {
    const std::string folded = fold_for_names(tag);
    // Lists of models have text come out of whatever they know no better of.
    if (is_speech && folded == "out text") continue;
    // By the kind in front of the colon wording/fact_words tells a tag or field from a sentence.
    tell(meanings, folded, "tag: " + tag, use);
  }
}

/// Whether each use is paid for, which is so of what somebody else runs: not a month, nor a seat.
bool is_per_use(const Price& price) {
  constexpr std::array<std::string_view, 9> kUses = {
      "token", "minute", "second", "image", "request", "call", "search", "character", "query"};
  return price.amount > 0 && std::any_of(kUses.begin(), kUses.end(), [&](std::string_view unit) {
           return price.per.find(unit) != std::string::npos;
         });
}

void read_pricing(const Pricing& pricing, const Use& use) {
  // In the order of PriceModel; unknown states nothing.
  constexpr std::array<std::string_view, 5> kFacts = {"", "price free", "price free tier",
                                                      "price open source", "price paid"};
  const std::string model = fmt::format("pricing: {}", to_string(pricing.model));
  tell_fact(kFacts.at(static_cast<std::size_t>(pricing.model)), model, use);
  if (!pricing.price) return;
  const std::string price =
      fmt::format("price: {} {}", pricing.price->amount, pricing.price->currency);
  if (is_per_use(*pricing.price)) {
    tell_fact("price per use", fmt::format("{} per {}", price, pricing.price->per), use);
  }
  // The kind of price that is stated outweighs what an amount would suggest: an open thing may have
  // a paid plan.
  if (pricing.model != PriceModel::kUnknown) return;
  const bool is_zero = pricing.price->amount == 0 && pricing.price->output.value_or(0) == 0;
  tell_fact(is_zero ? "price zero" : "price paid", price, use);
}

void read_license(const std::string& license, const Use& use) {
  if (license.empty()) return;
  const std::string evidence = "license: " + license;
  // Spaces around it, so that words of a licence are found whole: "nc" is not in "sync".
  const std::string folded = " " + fold_for_names(license) + " ";
  const auto says = [&](std::string_view words) { return folded.find(words) != std::string::npos; };
  if (is_open_license(license)) {
    tell_fact("license open", evidence, use);
    // Names that take a version are open at their end ("gplv3", "apache 2 0"), short ones closed,
    // as other words begin like them.
    constexpr std::array<std::string_view, 9> kCopyleft = {
        " gpl", " agpl", " lgpl", " gnu ", " mpl", " eupl", " epl", " sspl", " cc by sa"};
    constexpr std::array<std::string_view, 9> kPermissive = {
        " mit ", " apache", " bsd", " isc ", " zlib ", " unlicense", " 0bsd ", " boost", " cc0"};
    const bool is_copyleft = std::any_of(kCopyleft.begin(), kCopyleft.end(), says);
    const bool is_permissive = std::any_of(kPermissive.begin(), kPermissive.end(), says);
    // A choice of two licences, "MIT OR GPL-2.0", states neither.
    if (is_copyleft != is_permissive) {
      tell_fact(is_permissive ? "license permissive" : "license copyleft", evidence, use);
      // Of two to choose from both are had.
      if (says(" mit ")) tell_fact("license mit", evidence, use);
      if (says(" apache")) tell_fact("license apache", evidence, use);
    }
    return;
  }
  if (says(" nc ") || says(" non commercial ") || says(" noncommercial ") ||
      says(" research only ")) {
    tell_fact("license non commercial", evidence, use);
  }
  if (says(" proprietary ") || says(" closed source ") || says(" all rights reserved ")) {
    tell_fact("license closed", evidence, use);
  }
}

/// "MeloTTS", "TTS-1", "grok-tts": it reads aloud.
bool is_name_of_speech(std::string_view name) {
  if (name.find("TTS") != std::string_view::npos) return true;
  return (' ' + fold_for_names(name) + ' ').find(" tts ") != std::string::npos;
}

/// A name tells little of what a thing does, but for what is in it to tell two models apart.
void read_name(const std::string& name, const Use& use) {
  const std::string folded = fold_for_names(name);
  if ((' ' + folded + ' ').find(" official ") != std::string::npos) {
    tell_fact("name official", "name: " + name, use);
  }
  if ((' ' + folded + ' ').find(" multilingual ") != std::string::npos) {
    tell_fact("name multilingual", "name: " + name, use);
  }
  for (const std::string_view words : {"non reasoning", "non thinking"}) {
    if (folded.find(words) != std::string::npos) {
      tell_fact("name non reasoning", "name: " + name, use);
    }
  }
}

/// What a package of a distribution is called by; no other name tells it so.
void read_package(const Entity& entity, const Use& use) {
  if (entity.type != "repository" && entity.type != "library") return;
  const std::string_view language = language_of_package(entity.name);
  if (!language.empty()) {
    tell_fact(fmt::format("package {}", language), "name: " + entity.name, use);
  }
}

/// What importers keep of a source's own word for its state.
void read_status(const std::vector<ExtraField>& extra, const Use& use) {
  for (const ExtraField& field : extra) {
    if (field.name != "status") continue;
    // Each source has its own word for it.
    for (const std::string_view gone : {"deprecated", "archived", "deleted", "retired"}) {
      if (field.json == fmt::format("\"{}\"", gone)) {
        tell_fact("status gone", fmt::format("status: {}", gone), use);
      }
    }
  }
}

}  // namespace

void read_facts(const Entity& entity, const Use& use) {
  read_name(entity.name, use);
  if (entity.pricing) read_pricing(*entity.pricing, use);
  read_license(entity.license, use);
  read_status(entity.extra, use);
  tell_fact("type " + fold_for_names(entity.type), "type: " + entity.type, use);
  const bool is_speech = is_name_of_speech(entity.name);
  tell_tags(entity.tags, is_speech, use);
  for (const Capability& capability : entity.capabilities) {
    tell_tags(capability.tags, is_speech, use);
  }
  if (is_speech) tell_fact("name speech", "name: " + entity.name, use);
  read_package(entity, use);
}

}  // namespace matchgraph
