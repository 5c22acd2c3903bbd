#include "traits/media.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace matchgraph {
namespace {

// Patterns of entries and of needs stand apart, as needs use words that descriptions use of other
// things.
constexpr auto kMedia = std::to_array<Medium>({
    {.key = "text",
     .label = "text",
     .words = "text|texts|prose",
     .in_tags = "in text",
     .out_tags = "out text"},
    // What is seen. The patterns of needs (`asks`) know verbs as "look at" and "draw", which fell
    // to the topic and brought up what states the contrary; descriptions use them of too much else.
    // Also read is who cannot see, as a model that says so came before those that can.
    {.key = "image",
     .label = "images",
     .words = "image|images|picture|pictures|photo|photos|png|jpeg|jpg|screenshots|drawings",
     .takes =
         "image recognition|understanding|captioning|classification|recognising|input|inputs; "
         "optical character recognition; ocr; vision model|models|language|capabilities|input; "
         "visual question answering; with vision; text image|and image|images ?input|inputs",
     .gives = "image generation|generator|synthesis|creation; text to image; image generating",
     .takes_not = "blind to ?all|any image|images|picture|pictures|photo|photos; cannot|cant|"
                  "doesnt|not|never see|sees|view|look ?at ?any image|images|picture|pictures|"
                  "photo|photos|anything",
     .asks =
         "with vision; and vision $; & vision; vision model|models; image input|inputs; "
         "multimodal model|models; see|sees|seeing|view|views|understand|understands|describe|"
         "describes ?my|the|an|a image|images|picture|pictures|photo|photos|screenshot|"
         "screenshots; look|looks|looking at ?my|our|the|an|a|some image|images|picture|pictures|"
         "photo|photos|screenshot|screenshots",
     .asks_not = "without|no|non vision|multimodal",
     .asks_out = "draw|draws|drawing|paint|paints|painting ?me|us ?a|an|some|my|nice|new "
                 "?realistic|beautiful|funny|nice picture|pictures|image|images|illustration|"
                 "illustrations; make|makes|making ?me|us ?a|an|some|new|nice "
                 "?realistic|beautiful|funny|nice picture|pictures|image|images|illustration|"
                 "illustrations|drawings of|from|with|for|that|and|or; make|makes|making ?me|us "
                 "?a|an|some|new|nice ?realistic|beautiful|funny|nice picture|pictures|image|"
                 "images|illustration|illustrations|drawings $; create|creates|creating|"
                 "generate|generates|generating ?me|us ?a|an|some illustration|illustrations",
     .in_tags = "in image; vision; image input; image to text; ocr; supports vision; visual "
                "question answering; image classification",
     .out_tags = "out image; image generation; text to image; image output"},
    // What is heard, where "listens", "aloud" and the recordings that people have (calls, lectures)
    // stand for it in needs.
    {.key = "audio",
     .label = "audio",
     .words = "audio|speech|voice|voices|sound|sounds|recordings|wav|mp3|speeches",
     .takes = "speech|voice recognition; "
              "transcribe|transcribes|transcribing|transcription|transcriptions; asr; stt; audio "
              "input|inputs|understanding|classification; speech to text; voice input",
     .gives = "text to speech; tts; speech|voice|audio|music synthesis|generation; voice cloning; "
              "audio output; speech synthesizer|synthesiser; synthesises|synthesizes speech; "
              "speaks|reads ?the ?its text|answers aloud",
     .takes_not = "deaf to ?all|any audio|speech|sound|sounds; cannot|cant|doesnt|not|never "
                  "hear|hears|listen ?to ?any audio|speech|sound|sounds|voice|anything",
     .asks = "listen|listens|listening to|for ?my|the|your|spoken|incoming audio|speech|voice|"
             "voices|sound|sounds|recordings; hear|hears|hearing ?my|the|your audio|speech|voice|"
             "voices|sound|sounds; that|which|can|and ?can|also listen|listens|hear|hears $; "
             "that|which|can|and ?can|also listen|listens|hear|hears and|or; "
             "listen|listens|listening to me|us $; hear|hears me|us $; "
             "turn|turns|turning|convert|converts|converting|transform "
             "?my|our|the|some|a|an ?recorded|long|spoken|phone interview|interviews|call|calls|"
             "meeting|meetings|lecture|lectures|podcast|podcasts|dictation|memos ?recordings "
             "to|into ?written|plain text|writing|transcript|transcripts",
     .asks_out = "answer|answers|answering|reply|replies|replying|respond|responds|responding|talk|"
                 "talks|speak|speaks ?back in|with|by|as|through ?a|an|spoken|natural speech|voice|"
                 "audio|sound; answer|answers|answering|reply|replies|respond|responds|speak|"
                 "speaks|speaking|talk|talks|talking aloud; that|which|can|and ?can|also "
                 "speak|speaks|talk|talks ?back $; that|which|can|and ?can|also speak|speaks|talk|"
                 "talks ?back and|or; read|reads|reading ?my|the|a|an|any "
                 "text|texts|book|books|article|articles|page|"
                 "pages|document|documents|it|them aloud|out; read|reads|reading aloud; out loud",
     .in_tags = "in audio; speech recognition; transcription; audio input; speech to text; asr; "
                "automatic speech recognition; supports audio input; audio classification; "
                "audio transcription",
     .out_tags = "out audio; text to speech; speech synthesis; audio output; tts; supports audio "
                 "output; voice cloning; audio speech"},
    {.key = "video",
     .label = "video",
     .words = "video|videos|movies|clips|mp4",
     .takes = "video understanding|input|inputs|analysis",
     .gives = "video generation|generator|synthesis|creation; text to video",
     .asks_out = "make|makes|making ?me|us ?a|an|some|my|new ?short|small|little video|videos|"
                 "clip|clips|movie|movies $; make|makes|making ?me|us ?a|an|some|my|new "
                 "?short|small|little video|videos|clip|clips|movie|movies of|from|with|for|that|"
                 "and|or; create|creates|creating|generate|generates|generating ?me|us ?a|an|some "
                 "?short|small|little video|videos|clip|clips",
     .in_tags = "in video; video input; supports video input; video understanding",
     .out_tags = "out video; video generation; text to video; video output"},
    // Its name means nothing else, so that only tags need telling which way it goes.
    {.key = "pdf",
     .label = "PDF",
     .words = "pdf|pdfs",
     .takes =
         "share|shares|sharing|send|sends|sending|upload|uploads|uploading|submit|submits "
         "?a|an|the|your|any ?large|long|local|multiple pdf|pdfs ?file|files|document|documents "
         "to|for|with *7 analysis|analyse|analyze|analysing|analyzing|summary|summaries",
     .in_tags = "in pdf; in file; pdf parsing; pdf input; supports pdf input",
     .out_tags = "out pdf; pdf generation; pdf output"},
    // No word names it by itself, as "code" is said of programs everywhere: only phrases state it.
    {.key = "code",
     .label = "code",
     .words = "",
     .takes = "code analysis|review|understanding|comprehension; "
              "analyses|analyzes|reviews|reads|understands ?the ?your ?whole ?source code ?$",
     .gives = "source|client|boilerplate|python|automatic code generation; code generation $; code "
              "generation from|for|and|with|model|models; code completion in|engine|model|models; "
              "fill in the middle; generates|generate|writes|completes "
              "?working|source|boilerplate|client|python code",
     .in_tags = "in code; code analysis; code review; code understanding",
     .out_tags = "out code; code generation; code completion"},
    // Formats of files. Their names mean nothing else, so that the directions of a sentence
    // suffice.
    {.key = "markdown", .label = "Markdown", .words = "markdown"},
    {.key = "html", .label = "HTML", .words = "html|xhtml"},
    {.key = "csv", .label = "CSV", .words = "csv|csvs"},
    // What implements a form of data or serialises it goes both ways.
    {.key = "json",
     .label = "JSON",
     .words = "json|jsonl",
     .takes = "json implementation; json ?de serialization|serialisation; json deserialization",
     .gives = "json implementation; json ?de serialization|serialisation"},
    {.key = "xml", .label = "XML", .words = "xml"},
    {.key = "yaml", .label = "YAML", .words = "yaml"},
    // "Word" is any word, and "document" any document: only the ending of the file names it.
    {.key = "word", .label = "Word documents", .words = "docx"},
    {.key = "spreadsheet",
     .label = "spreadsheets",
     .words = "excel|xlsx|xls|spreadsheet|spreadsheets|workbook|workbooks"},
    {.key = "slides", .label = "slides", .words = "pptx|powerpoint|slides"},
    {.key = "epub", .label = "EPUB", .words = "epub|epubs"},
    {.key = "latex", .label = "LaTeX", .words = "latex"},
    {.key = "svg", .label = "SVG", .words = "svg|svgs"},
});

/// None of text: nearly everything reads and writes it, so that a direction tells nothing by it.
std::optional<TraitNumber> trait_of(std::string_view side, std::size_t medium) {
  if (kMedia[medium].key == "text") return {};
  return trait_named(std::string(side) + std::string(kMedia[medium].key));
}

/// Of all media, once: a lookup by name for each word would show in a build.
std::vector<std::optional<TraitNumber>> traits_of(std::string_view side) {
  std::vector<std::optional<TraitNumber>> out;
  for (std::size_t i = 0; i < kMedia.size(); ++i) out.push_back(trait_of(side, i));
  return out;
}

}  // namespace

std::span<const Medium> media() { return kMedia; }

std::optional<std::size_t> medium_of(std::string_view word) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::size_t> out;
    for (std::size_t i = 0; i < kMedia.size(); ++i) {
      for (const std::string_view one : list_parts(kMedia[i].words, "|")) out.emplace(one, i);
    }
    return out;
  }();
  const auto found = table.find(word);
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool is_text_medium(TraitNumber trait) {
  static const auto input = trait_named("input-text");
  static const auto output = trait_named("output-text");
  return trait == input || trait == output;
}

std::optional<TraitNumber> input_trait(std::size_t medium) {
  static const auto traits = traits_of("input-");
  return traits[medium];
}

std::optional<TraitNumber> output_trait(std::size_t medium) {
  static const auto traits = traits_of("output-");
  return traits[medium];
}

}  // namespace matchgraph
