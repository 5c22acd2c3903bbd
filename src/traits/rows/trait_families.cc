// Rows that are alike but for a name: what goes in and comes out, languages of both kinds.
#include <fmt/format.h>

#include <array>
#include <deque>
#include <string>

#include "traits/media.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

/// Keeps a text as long as the program lives: rows hold views.
std::string_view kept(std::string text) {
  static std::deque<std::string> texts;
  return texts.emplace_back(std::move(text));
}

/// The template with each "{}" replaced.
std::string_view filled(std::string_view form, std::string_view words) {
  std::string out;
  for (std::size_t at = form.find("{}"); at != std::string_view::npos; at = form.find("{}")) {
    out += form.substr(0, at);
    out += words;
    form.remove_prefix(at + 2);
  }
  return kept(out + std::string(form));
}

void add_media(std::vector<Trait>& out) {
  for (const Medium& medium : media()) {
    const auto slug = [&](std::string_view side) { return filled(side, medium.key); };
    // Text goes into nearly everything, and says nothing against anything. Data does nothing.
    const bool has_contrary = medium.key != "text" && medium.key != "code";
    Trait input{.slug = slug("input-{}"),
                .label = filled("reads {}", medium.label),
                .denial = filled("does not read {}", medium.label),
                .group = TraitGroup::kInput};
    input.says = medium.takes;
    input.denies = medium.takes_not;
    input.tags = medium.in_tags;
    input.asked = medium.asks;
    input.asked_not = medium.asks_not;
    // What lists text as input and not this, by tags that importers take over from a source's list
    // of modalities, does not take it.
    const bool is_listed = medium.in_tags.starts_with("in ");
    // What only makes a medium is kept from who asks for what reads it, and the other way round.
    if (has_contrary) {
      input.opposites =
          slug(is_listed ? "~output-{}; ~input-text -input-{}; ~data" : "~output-{}; ~data");
    }
    out.push_back(input);
    Trait output{.slug = slug("output-{}"),
                 .label = filled("writes {}", medium.label),
                 .denial = filled("does not write {}", medium.label),
                 .group = TraitGroup::kOutput};
    output.says = medium.gives;
    output.asked = medium.asks_out;
    output.tags = medium.out_tags;
    if (medium.key == "audio") output.facts = "name speech";
    // A list of outputs that holds something else, and no text.
    if (medium.key == "text") {
      output.opposites =
          "~output-image -output-text; ~output-audio -output-text; ~output-video -output-text";
    }
    if (has_contrary) {
      output.opposites =
          slug(is_listed ? "~input-{}; ~output-text -output-{}; ~data" : "~input-{}; ~data");
    }
    out.push_back(output);
  }
}

/// A language by its slug, its name and the words that name it, between bars.
struct Language {
  std::string_view slug, label, words;
  std::string_view own = {};  ///< patterns that state it without naming it
};

// Languages of which catalogues state what is written in them, each with the names that tags and
// texts use.
constexpr auto kCodeLanguages = std::to_array<Language>({
    {"python", "Python", "python|python3"},
    {"javascript", "JavaScript", "javascript|nodejs|js"},
    {"typescript", "TypeScript", "typescript"},
    {"rust", "Rust", "rust", "crate|crates that|which|for|to|provides|implementing; rust *1 crate"},
    {"go", "Go", "go|golang"},
    {"java", "Java", "java"},
    {"c", "C", "c|c99|c89"},
    {"cpp", "C++", "c++|cpp|c++11|c++14|c++17|c++20|c++23"},
    {"csharp", "C#", "c#|csharp|dotnet"},
    {"ruby", "Ruby", "ruby"},
    {"php", "PHP", "php"},
    {"perl", "Perl", "perl|perl5"},
    {"haskell", "Haskell", "haskell"},
    {"lua", "Lua", "lua"},
    {"swift", "Swift", "swift"},
    {"kotlin", "Kotlin", "kotlin"},
    {"scala", "Scala", "scala"},
    {"elixir", "Elixir", "elixir"},
    {"ocaml", "OCaml", "ocaml"},
    {"r", "R", "r"},
    {"julia", "Julia", "julia"},
    {"zig", "Zig", "zig"},
});

/// How people ask for it, and for anything that is not in it.
void ask_for_language(const Language& language, Trait& row) {
  row.asked = filled(
      "written|implemented|developed|coded|built in {}; in {} $; only|solely|exclusively "
      "?written in "
      "{}; in {} only; in {} "
      "for|with|and|that|or|without|on; in pure {}; callable|usable|accessible|scriptable|"
      "embeddable ?directly from|in {}; called|used|driven|scripted|imported|run from {}; call|"
      "use|import|drive ?it|them from {}; with|has|offers ?a|an {} "
      "api|bindings|binding|sdk|library|client|interface|package; {} ?client "
      "library|libraries|sdk|bindings|binding|package|module|crate|gem; "
      "library|libraries|sdk|bindings for {}; {} preferred|preferably|ideally; "
      "preferably|ideally {} $; preferably|ideally {} and|or|with|for",
      language.words);
  // "Read barcodes with Python"; "with Go" and "with C" may be anything.
  if (!list_holds("go; c; r; swift; scala; julia", language.slug)) {
    row.asked = kept(fmt::format("{}; {}", row.asked, filled("with {} $; & {}", language.words)));
  }
  // "Not C" and "not to go" are said of anything.
  const std::string_view names = language.slug == "go" ? "golang" : language.words;
  if (language.slug != "c" && language.slug != "r") {
    row.asked_not = filled(
        "not|no|nothing|none|sans|except|excluding ?written|implemented ?in {} $; not|no|nothing|"
        "except|excluding ?in {} and|or|but|for|please; rather|other than {} $; instead of {} $; "
        "anything|everything but {} $",
        names);
  }
  // ".NET" is told as "net", which alone is any network.
  if (language.slug == "csharp") {
    row.asked = kept(fmt::format(
        "{}; run|runs|running|work|works ?on net; written|built|based in|on|with net; on|in|for "
        "net $; on|in|for net and|or|for|with|core|framework",
        row.asked));
  }
}

void add_code_languages(std::vector<Trait>& out) {
  for (const Language& language : kCodeLanguages) {
    Trait row{.slug = language.slug,
              .label = kept(fmt::format("in {}", language.label)),
              .denial = kept(fmt::format("not in {}", language.label)),
              .group = TraitGroup::kCode,
              .also_of_objects = true};
    row.says = filled(
        "written|implemented|developed|coded|programmed|rewritten "
        "?entirely|completely|purely|mostly|fully|primarily|mainly|largely in "
        "?pure|modern|safe|idiomatic|portable|standard|ansi {}; pure {} "
        "?implementation|library|module|$; {} ?2|3 ?header|template|client|wrapper|extension ?only "
        "module|binding|bindings|crate|gem|implementation|library|toolkit; {} libraries "
        "collection|development; a|an|as {} "
        "framework|server; uses|using|with|on a|an|its|the "
        "?modern|pure|full|javascript|node {} ?typescript|javascript|node|based ?web stack; {} "
        "based "
        "?mcp|lightweight|docker|web "
        "server|service|tool|implementation|library|framework|application|client|cli|agent|"
        "program|package|solution|project|platform; library|libraries|framework|bindings "
        "for|in ?modern|ansi|plain|pure {}; "
        "json|xml|toml|yaml|csv|ini|config|http|markdown|protobuf|regex "
        "?config|file|files parser|serializer|serialiser|writer|reader|encoder|decoder|generator "
        "?and|or ?parser|serializer|serialiser|writer|reader|encoder|decoder|generator for|in "
        "?modern|ansi|plain|pure {}",
        language.words);
    if (!list_holds("c; r; swift; scala", language.slug)) {
      row.says = kept(std::string(row.says) +
                      std::string(filled("; {} api|package for|to|that|which|providing|with|and|$",
                                         language.words)));
    }
    if (!language.own.empty()) row.says = kept(fmt::format("{}; {}", row.says, language.own));
    row.facts = filled("package {}", language.slug);
    row.not_after =
        "to; search; any; existing; other; objective; or; the; of; your; run; runs; in; inside";
    std::string tags(language.slug);
    for (const std::string_view word : list_parts(language.words, "|")) {
      tags += fmt::format("; {0}; platform {0}", word);
    }
    row.tags = kept(std::move(tags));
    // What says that it is written in another language and nothing of this one is not in this one.
    std::string others;
    for (const Language& other : kCodeLanguages) {
      if (other.slug == language.slug) continue;
      others += (others.empty() ? "~" : "; ~") + std::string(other.slug);
    }
    row.opposites = kept(std::move(others));
    ask_for_language(language, row);
    // A language is rare beside what the thing should do: as words of the topic, "in Go" found what
    // is about Go, and "docker management in Go" nothing about Docker.
    row.asked_is_topic = false;
    row.asked_not_after =
        "code; programs; programming; functions; experts; interest; interested; believe; scripts; "
        "execute; run; put; plug; log; check; sign";
    out.push_back(row);
  }
}

// Natural languages that voices, recognisers and interfaces are said to know.
constexpr auto kTongues = std::to_array<Language>({
    {"english", "English", "english"},
    {"german", "German", "german"},
    {"french", "French", "french"},
    {"spanish", "Spanish", "spanish"},
    {"italian", "Italian", "italian"},
    {"portuguese", "Portuguese", "portuguese"},
    {"dutch", "Dutch", "dutch"},
    {"polish", "Polish", "polish"},
    {"russian", "Russian", "russian"},
    {"chinese", "Chinese", "chinese|mandarin"},
    {"japanese", "Japanese", "japanese"},
    {"korean", "Korean", "korean"},
    {"arabic", "Arabic", "arabic"},
    {"hindi", "Hindi", "hindi"},
    {"turkish", "Turkish", "turkish"},
});

void add_tongues(std::vector<Trait>& out) {
  for (const Language& language : kTongues) {
    Trait row{.slug = language.slug,
              .label = language.label,
              .denial = kept(fmt::format("no {}", language.label)),
              .group = TraitGroup::kTongue};
    row.says = filled(
        "{} "
        "language|text|texts|speech|voice|voices|dictionary|wordlist|locale|localisation|"
        "localization|documentation|thesaurus|hyphenation|ocr|corpus; supports|speaks|understands "
        "?english ?and {}; english and {}; {} and english; in {} only; only in {}",
        language.words);
    // A direction of translation is no language of the interface, and Old English is no English.
    row.not_after = "non; to; into; from; old; middle; plain; natural";
    row.tags = kept(fmt::format("{}; language {}", language.slug, language.slug));
    row.asked = filled(
        "in {} $; {} speech|text|texts|voice|voices|ocr; supports|speaks|understands {}; in {} "
        "for|with|and|that|or; & {}",
        language.words);
    // Who wants to translate into Polish may read any language.
    row.asked_not_after = "translate; translation; to; into; from; learn; learning; non";
    out.push_back(row);
  }
  // Who says "dozens of languages" names none of them.
  out.push_back({.slug = "multilingual",
                 .label = "multilingual",
                 .denial = "one language only",
                 .group = TraitGroup::kTongue,
                 .says = "multilingual; multi lingual; dozens|hundreds of languages; many "
                         "natural|human languages; speak|speaks|understand|understands|"
                         "transcribe|transcribes|translate|translates|recognise|recognises|"
                         "recognize|recognizes ?speech|text ?in|of ?well more|over ?than "
                         "*2 languages|dozen; speech|recordings|voices|texts *3 in ?very "
                         "many|dozens|hundreds ?of languages",
                 .denies = "in|is|are|speaks|knows|understands|supports|for english only; only "
                           "?in|supports|speaks|knows|understands english; english only "
                           "model|dataset|corpus|speech|text|$; monolingual",
                 .is_deniable = false,
                 .tags = "multilingual",
                 .facts = "name multilingual",
                 .asked = "multilingual; in many|several languages",
                 .asked_not = "english only $; only ?in english; in english only"});
}

}  // namespace

std::vector<Trait> family_rows() {
  std::vector<Trait> out;
  add_media(out);
  add_code_languages(out);
  add_tongues(out);
  return out;
}

}  // namespace matchgraph
