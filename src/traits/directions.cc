#include "traits/directions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "traits/media.h"

namespace matchgraph {
namespace {

enum class Cue : std::uint8_t {
  kNone,
  kIn,       ///< a verb whose object goes in
  kOut,      ///< a verb whose object comes out
  kInNoun,   ///< behind the name: "PDF parser"
  kOutNoun,  ///< "image generation"
  kFrom,     ///< what follows goes in
  kInto,     ///< what follows comes out, of a sentence that turns one thing into another
  kPassed,   ///< a word that a list may hold between its items
  kPut,      ///< "add images to PDF" turns nothing into anything
};

// Verbs of turning are among them: their object goes in, and what comes out of it stands behind
// "to".
constexpr std::string_view kInVerbs =
    "read|reads|reading|parse|parses|parsing|import|imports|importing|ingest|ingests|ingesting|"
    "accept|accepts|accepting|load|loads|loading|transcribe|transcribes|transcribing|understand|"
    "understands|understanding|analyse|analyses|analyze|analyzes|analyzing|analysing|decode|"
    "decodes|decoding|convert|converts|converting|recognise|recognises|recognize|recognizes|"
    "transform|transforms|transforming|turn|turns|turning|caption|captions|captioning|"
    "take|takes|taking";
constexpr std::string_view kOutVerbs =
    "write|writes|writing|generate|generates|generating|create|creates|creating|produce|produces|"
    "producing|export|exports|exporting|output|outputs|outputting|synthesise|synthesises|"
    "synthesize|synthesizes|emit|emits|encode|encodes|encoding|compose|composes|return|returns|"
    "returning";
// Nouns that stand behind the name of what they work on.
constexpr std::string_view kInNouns =
    "parsing|parser|parsers|reading|extraction|extractor|reader|readers|import|importer|input|"
    "inputs|"
    "recognition|understanding|ingestion|loader|loaders|viewer|transcription|captioning|decoder|"
    "classification|analysis|analyser|analyzer";
constexpr std::string_view kOutNouns =
    "generation|generator|generators|generating|creation|creator|synthesis|synthesizer|"
    "synthesiser|export|"
    "exporter|exports|output|outputs|writer|writers|writing|encoder";
/// Between a name and such a noun: "PDF document analysis", "PDF text extraction".
constexpr std::string_view kCarried =
    "text|document|documents|file|files|page|pages|table|tables|content|data|form|format";
constexpr std::string_view kIntos = "to|into|as";
// What may stand between a verb and the names in its list. Any other word ends the look back, as
// the verb may have another object by then: "reads settings and shows images".
constexpr std::string_view kPassedWords =
    "and|or|files|file|documents|document|formats|format|data|the|a|an|any|your|my|our|ones|"
    "various|multiple|"
    "ms|microsoft|"
    "different|other|large|both|common|standard|several|popular|usual|of|raw|plain|clean|"
    "structured|long|new|local|many|rich|high|"
    "quality|realistic|natural|sounding|human|spoken|scanned|digital|styled|formatted|valid|"
    "well|complete|professional|beautiful|such|like|including|photorealistic|ai|stunning|custom";
// Behind these "to" names a place or a party, "save images to", "access to videos", "similar to
// audio".
constexpr std::string_view kPuts =
    "add|adds|adding|attach|insert|inserts|append|link|links|save|saves|upload|uploads|send|sends|"
    "apply|applies|copy|copies|compare|compares|bind|assign|map|embed|embeds|download|downloads|"
    "response|access|listen|listens|listening|related|similar|addition|edit|edits|prompt";
/// What is talked about or with goes in: "chat with PDFs", "questions about spreadsheets".
constexpr std::string_view kTalks =
    "chat|chats|chatting|converse|conversation|conversations|talk|talks|talking|question|questions|"
    "answers";
constexpr std::string_view kAbouts = "with|about|to|over|from";
constexpr std::string_view kTalkedOf = "pdf|word|epub|spreadsheet|slides|csv|markdown";
/// Before "image": of a disk, and no picture.
constexpr std::string_view kOtherImages =
    "disk|firmware|docker|container|system|boot|iso|vm|machine|kernel|filesystem|cd|dvd|oci";
/// Behind "video" or "sound": of a machine, and nothing to see or hear; or text about what is seen.
constexpr std::string_view kOtherVideo =
    "rpc|bios|card|cards|driver|drivers|game|games|mode|memory|chip|server|device|devices|hardware|"
    "summary|summaries|caption|"
    "captions|description|descriptions|transcript|transcripts|title|titles|metadata|subtitles|"
    "prompt|prompts|embeddings|tags|labels|link|links|url|urls|id|ids";
/// Behind a medium, of what is named by it: a channel for voices writes none.
constexpr std::string_view kNamedByMedium =
    "channel|channels|room|rooms|call|calls|message|messages|chat|chats|chatroom|chatrooms|meeting|"
    "meetings|conference|conferences";
/// "Drawings in text files" are none: letters stand where lines are meant.
constexpr std::string_view kLetters = "text|ascii";
/// Verbs and nouns that make "from A" and "to B" a direction.
constexpr std::string_view kTurnings =
    "convert|converts|converting|converted|conversion|converter|export|exports|exporting|exported|"
    "render|renders|rendering|rendered|transform|transforms|turn|turns|turning|translate|"
    "translates|compile|compiles|save|saves|print|prints|output|outputs|serialise|serialize|"
    "serializes|extract|extracts|extracting|extraction|generate|generates|generating|create|"
    "creates|import|imports|importing|load|loads|parse|parses|transcribe|transcribes|transcription";

Cue cue_of(std::string_view word) {
  // A table instead of lists, as it is asked of every word around a medium.
  static const auto table = [] {
    std::unordered_map<std::string_view, Cue> out;
    const auto add = [&out](std::string_view list, Cue cue) {
      for (const std::string_view one : list_parts(list, "|")) out.emplace(one, cue);
    };
    add(kInVerbs, Cue::kIn);
    add(kOutVerbs, Cue::kOut);
    add("from", Cue::kFrom);
    add(kIntos, Cue::kInto);
    add(kPassedWords, Cue::kPassed);
    add(kPuts, Cue::kPut);
    return out;
  }();
  const auto found = table.find(word);
  return found == table.end() ? Cue::kNone : found->second;
}

// Formats that texts are taken into; a PDF or an image is what one extracts from.
bool is_markup(std::size_t medium) {
  const std::string_view key = media()[medium].key;
  return key == "markdown" || key == "json" || key == "csv" || key == "yaml";
}

bool is_in(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == '|';
    const std::size_t end = at + word.size();
    if (begins && (end == list.size() || list[end] == '|')) return true;
  }
  return false;
}

/// Reads one sentence.
class DirectionReader {
 public:
  DirectionReader(const TraitWords& words, std::size_t begin, std::size_t end,
                  std::vector<Direction>& out)
      : words_(words), begin_(begin), end_(end), out_(out) {}

  void read() {
    for (std::size_t i = begin_; i < end_; ++i) {
      const auto medium = medium_of(word(i));
      if (!medium || (i > begin_ && is_in(kOtherImages, word(i - 1)))) continue;
      const bool is_followed = i + 1 < end_ && !words_.ends_clause(i);
      if (i + 1 < end_ && is_in(kOtherVideo, word(i + 1))) continue;
      if (is_followed && is_in(kNamedByMedium, word(i + 1))) continue;
      if (i + 2 < end_ && word(i + 1) == "in" && is_in(kLetters, word(i + 2))) continue;
      if (const std::size_t next = read_pair(i, *medium); next > 0) {
        i = next - 1;
        continue;
      }
      read_one(i, *medium);
    }
  }

 private:
  std::string_view word(std::size_t i) const { return words_.words()[i]; }

  void add(std::optional<TraitNumber> trait, std::size_t from, std::size_t to, bool is_pair) {
    if (trait) out_.push_back({*trait, from, to, is_pair, false});
  }

  /// "A to B"; the word behind, 0 when there is none.
  std::size_t read_pair(std::size_t i, std::size_t medium) {
    std::size_t at = i + 1;
    const auto skip_nouns = [&] {
      while (at < end_ && !words_.ends_clause(at - 1) &&
             (word(at) == "files" || word(at) == "file" || word(at) == "documents" ||
              word(at) == "document" || word(at) == "format")) {
        ++at;
      }
    };
    skip_nouns();
    if (at >= end_ || words_.ends_clause(at - 1)) return 0;
    if (word(at) != "to" && word(at) != "into" && word(at) != "2") return 0;
    ++at;
    // "Text to natural sounding speech".
    constexpr std::size_t kAdjectives = 2;
    for (std::size_t k = 0; k < kAdjectives && at < end_ && !words_.ends_clause(at - 1); ++k) {
      if (medium_of(word(at)) || cue_of(word(at)) != Cue::kPassed) break;
      ++at;
    }
    if (at >= end_ || words_.ends_clause(at - 1)) return 0;
    const auto other = medium_of(word(at));
    const bool is_same = other && *other == medium;
    if (!other || (is_same && !may_be_both(medium)) || is_put_before(i)) return 0;
    add(input_trait(medium), i, at + 1, true);
    add(output_trait(*other), i, at + 1, true);
    return at + 1;
  }

  /// "Image to image", "speech to speech"; text to text says nothing.
  static bool may_be_both(std::size_t medium) {
    const std::string_view key = media()[medium].key;
    return key == "image" || key == "audio" || key == "video";
  }

  /// "Add images to PDF".
  bool is_put_before(std::size_t i) const {
    constexpr std::size_t kReach = 3;
    for (std::size_t back = 1; back <= kReach && i >= begin_ + back; ++back) {
      if (words_.ends_clause(i - back)) return false;
      if (cue_of(word(i - back)) == Cue::kPut) return true;
    }
    return false;
  }

  void read_one(std::size_t i, std::size_t medium) {
    if (i + 1 < end_ && !words_.ends_clause(i)) {
      // "Markdown extraction" takes Markdown out of something else.
      const bool is_taken_out = word(i + 1).starts_with("extract") && is_markup(medium);
      if (is_taken_out) return add(output_trait(medium), i, i + 2, false);
      // A noun behind the name is nearer to it than any verb before it: "writes tests for a PDF
      // parser".
      const std::size_t noun = behind_carried(i + 1);
      if (is_in(kOutNouns, word(noun)) || is_in(kInNouns, word(noun))) {
        return add_nouns(i, noun, medium);
      }
      if (const std::size_t role = role_behind(i + 1); role < end_) {
        const bool goes_in = word(role).starts_with("input");
        return add(goes_in ? input_trait(medium) : output_trait(medium), i, role + 1, false);
      }
    }
    read_back(i, medium);
  }

  /// "JSON parser", and "JSON parser and writer", of which both have the same object.
  void add_nouns(std::size_t i, std::size_t noun, std::size_t medium) {
    const auto add_noun = [&](std::size_t at) {
      add(is_in(kOutNouns, word(at)) ? output_trait(medium) : input_trait(medium), i, at + 1,
          false);
    };
    add_noun(noun);
    const std::size_t other = noun + 2;
    if (other >= end_ || words_.ends_clause(noun + 1)) return;
    const bool is_joint = word(noun + 1) == "and" || word(noun + 1) == "or";
    if (is_joint && (is_in(kOutNouns, word(other)) || is_in(kInNouns, word(other)))) {
      add_noun(other);
    }
  }

  /// Position of the first word from `at` that no kCarried is, at most two words on.
  std::size_t behind_carried(std::size_t at) const {
    constexpr std::size_t kMost = 2;
    for (std::size_t k = 0; k < kMost && at + 1 < end_ && !words_.ends_clause(at); ++k) {
      if (!is_in(kCarried, word(at))) break;
      ++at;
    }
    return at;
  }

  /// Position of "input" in "images and PDF as input", from behind a name of the list; end_ when
  /// there is none.
  std::size_t role_behind(std::size_t at) const {
    constexpr std::size_t kReach = 6;
    for (std::size_t k = 0; k < kReach && at + 1 < end_; ++k, ++at) {
      const std::string_view next = word(at + 1);
      if (word(at) == "as" && (next == "input" || next == "output")) return at + 1;
      if (!medium_of(word(at)) && cue_of(word(at)) != Cue::kPassed) break;
    }
    return end_;
  }

  /// Looks for the verb or preposition whose list the word is in.
  void read_back(std::size_t i, std::size_t medium) {
    // Lists of formats are long, and the one verb stands before all of them.
    constexpr std::size_t kReach = 10;
    for (std::size_t back = 1; back <= kReach && i >= begin_ + back; ++back) {
      const std::size_t at = i - back;
      const bool breaks_off = words_.ends_clause(at);
      const bool is_item = medium_of(word(at)).has_value();
      // Commas part the items of a list, not other things.
      if (breaks_off && !is_item && cue_of(word(at)) != Cue::kPassed) return;
      if (is_item) continue;
      if (word(at) == "as" && at > begin_ && word(at - 1) == "such") continue;
      const bool is_talked_of = at > begin_ && is_in(kAbouts, word(at)) &&
                                is_in(kTalks, word(at - 1)) &&
                                is_in(kTalkedOf, media()[medium].key);
      if (is_talked_of) {
        if (const auto trait = input_trait(medium)) {
          out_.push_back({*trait, at - 1, i + 1, false, true});
        }
        return;
      }
      switch (cue_of(word(at))) {
        case Cue::kPassed:
          continue;
        case Cue::kIn:
          return add_verb(Cue::kIn, at, i, medium);
        case Cue::kOut:
          return add_verb(Cue::kOut, at, i, medium);
        // "From" and "to" alone are said of places and people; only a verb of turning makes a
        // direction of them.
        case Cue::kFrom:
          if (turns_before(at)) add(input_trait(medium), at, i + 1, false);
          return;
        case Cue::kInto:
          if (turns_before(at) && !is_put_before(at)) {
            add(output_trait(medium), at, i + 1, false);
          }
          return;
        default:
          return;
      }
    }
  }

  /// "Read and write PDF": both verbs have the same object.
  void add_verb(Cue cue, std::size_t at, std::size_t i, std::size_t medium) {
    // Who takes pictures makes them.
    if (word(at).starts_with("tak") && is_recorded(medium)) return;
    add(cue == Cue::kIn ? input_trait(medium) : output_trait(medium), at, i + 1, false);
    if (at < begin_ + 2) return;
    const std::string_view joint = word(at - 1);
    const Cue other = cue_of(word(at - 2));
    if ((joint == "and" || joint == "or") && other != cue &&
        (other == Cue::kIn || other == Cue::kOut)) {
      add(other == Cue::kIn ? input_trait(medium) : output_trait(medium), at - 2, i + 1, false);
    }
  }

  static bool is_recorded(std::size_t medium) {
    const std::string_view key = media()[medium].key;
    return key == "image" || key == "video";
  }

  bool turns_before(std::size_t at) const {
    constexpr std::size_t kReach = 8;
    for (std::size_t back = 1; back <= kReach && at >= begin_ + back; ++back) {
      if (is_in(kTurnings, word(at - back))) return true;
    }
    return false;
  }

  const TraitWords& words_;
  const std::size_t begin_, end_;
  std::vector<Direction>& out_;
};

}  // namespace

void read_directions(const TraitWords& words, std::size_t begin, std::size_t end,
                     std::vector<Direction>& out) {
  DirectionReader(words, begin, end, out).read();
}

}  // namespace matchgraph
