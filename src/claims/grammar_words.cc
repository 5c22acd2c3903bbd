#include "claims/grammar_words.h"

#include <unordered_set>

namespace matchgraph {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

// No tagger of parts of speech is asked, so the verbs that follow a name in texts of this kind are
// listed beside the words of grammar.
bool ends_noun_phrase(std::string_view word) {
  static const Words kWords = {
      "than",     "vs",           "versus",      "unlike",     "like",      "such",
      "compared", "and",          "or",          "nor",        "plus",      "both",
      "not",      "except",       "to",          "yet",        "also",      "even",
      "often",    "still",        "somewhat",    "only",       "being",     "having",
      "is",       "are",          "was",         "were",       "be",        "been",
      "has",      "have",         "had",         "does",       "do",        "did",
      "can",      "cannot",       "could",       "may",        "might",     "must",
      "will",     "would",        "should",      "adds",       "add",       "requires",
      "require",  "needs",        "need",        "introduces", "provides",  "lacks",
      "lack",     "offers",       "covers",      "supports",   "makes",     "lets",
      "gives",    "keeps",        "runs",        "works",      "uses",      "costs",
      "charges",  "charge",       "bills",       "bill",       "takes",     "loses",
      "misses",   "leaves",       "handles",     "allows",     "enables",   "simplifies",
      "produces", "delivers",     "includes",    "maintains",  "relies",    "depends",
      "remains",  "stays",        "comes",       "suits",      "goes",      "reads",
      "sells",    "asks",         "lists",       "ships",      "builds",    "focuses",
      "focused",  "complements",  "outperforms", "according",  "including", "providing",
      "offering", "allowing",     "leading",     "reducing",   "ensuring",  "avoiding",
      "saving",   "supporting",   "ideal",       "although",   "however",   "as",
      "due",      "respectively", "instead",     "too",        "there",     "here",
      "cause",    "once"};
  return kWords.contains(word) || begins_clause(word) || is_preposition(word);
}

// Behind them a subject of its own may follow, so that what stands before them says nothing of it.
bool begins_clause(std::string_view word) {
  static const Words kWords = {"but",         "though",     "although", "however", "whereas",
                               "while",       "where",      "yet",      "because", "since",
                               "making",      "enabling",   "so",       "unless",  "which",
                               "who",         "that",       "whose",    "if",      "when",
                               "eliminating", "preventing", "due",      "through", "rather"};
  return kWords.contains(word);
}

bool begins_scope(std::string_view word) {
  static const Words kWords = {"for", "on", "in", "at", "within", "across", "about"};
  return kWords.contains(word);
}

bool is_determiner(std::string_view word) {
  static const Words kWords = {"the",  "a",   "an",  "its",   "their",  "any",  "some",  "most",
                               "many", "all", "our", "other", "either", "both", "every", "each"};
  return kWords.contains(word);
}

// "Needed" and "expected" are here for "less than needed", which compares with no rival.
bool is_pronoun(std::string_view word) {
  static const Words kWords = {
      "it",        "this",  "that",     "them",   "these",  "those",    "they",
      "we",        "you",   "one",      "ones",   "others", "everyone", "ever",
      "itself",    "him",   "anything", "before", "needed", "expected", "required",
      "necessary", "usual", "none",     "latter", "former"};
  return kWords.contains(word);
}

bool is_preposition(std::string_view word) {
  static const Words kWords = {"for",     "on",      "in",      "at",     "with",   "without",
                               "by",      "via",     "from",    "of",     "under",  "over",
                               "between", "into",    "during",  "per",    "within", "across",
                               "inside",  "against", "through", "beyond", "after",  "before",
                               "until",   "behind",  "about",   "around", "among",  "using"};
  return kWords.contains(word);
}

bool is_degree_adverb(std::string_view word) {
  static const Words kWords = {
      "much",        "far",       "slightly",      "significantly", "considerably", "somewhat",
      "even",        "still",     "substantially", "notably",       "often",        "typically",
      "usually",     "generally", "potentially",   "roughly",       "about",        "nearly",
      "a",           "bit",       "lot",           "markedly",      "vastly",       "way",
      "consistently"};
  return kWords.contains(word);
}

// In the plural alone, as rivals of a kind are named: "than other libraries".
bool is_general_noun(std::string_view word) {
  static const Words kWords = {"models",    "tools",    "approaches", "systems",   "methods",
                               "solutions", "services", "frameworks", "platforms", "libraries",
                               "databases", "apis",     "options",    "datasets",  "engines",
                               "servers",   "clients",  "products",   "projects",  "alternatives"};
  return kWords.contains(word);
}

// Written in capitals as names are, and true of half a catalogue.
bool is_generic_name(std::string_view word) {
  static const Words kWords = {"api",  "apis", "sdk",  "sdks",   "mcp",     "mcps", "ui",   "webui",
                               "gui",  "cli",  "json", "rest",   "llm",     "llms", "ai",   "db",
                               "dbs",  "http", "sql",  "server", "servers", "saas", "rest", "lsp",
                               "gpus", "gpu",  "cpu",  "ide",    "ides",    "rag",  "av"};
  return kWords.contains(word);
}

// Behind "than" a number counts and names no rival: "more than twenty languages".
bool is_number_word(std::string_view word) {
  static const Words kWords = {"two",   "three", "four",   "five",    "six",     "seven", "eight",
                               "nine",  "ten",   "eleven", "twelve",  "twenty",  "half",  "twice",
                               "third", "fifth", "double", "quarter", "hundred", "one",   "once"};
  return kWords.contains(word);
}

// A short list on purpose: a verb that is missing costs a claim, while one too many makes a rival
// of any noun.
bool is_subject_verb(std::string_view word) {
  static const Words kWords = {
      "is",       "are",     "was",   "has",     "have",   "lacks",    "lack",    "requires",
      "require",  "needs",   "need",  "offers",  "offer",  "supports", "support", "only",
      "does",     "do",      "don't", "doesn't", "cannot", "can't",    "can",     "must",
      "provides", "provide", "costs", "charges", "charge", "bill",     "bills",   "better",
      "worse",    "relies",  "rely",  "uses",    "use",    "adds",     "add",     "remains",
      "works",    "focuses", "limits"};
  return kWords.contains(word);
}

// What is said to hold sometimes is shown as such, and stands behind what is said outright.
bool is_hedge(std::string_view word) {
  static const Words kWords = {
      "may",        "might",       "could",      "should",        "would",       "often",
      "typically",  "usually",     "generally",  "sometimes",     "mostly",      "commonly",
      "frequently", "normally",    "likely",     "probably",      "possibly",    "perhaps",
      "arguably",   "potentially", "roughly",    "approximately", "nearly",      "almost",
      "presumably", "reportedly",  "supposedly", "seems",         "seem",        "appears",
      "appear",     "reported",    "claimed",    "said",          "described",   "tends",
      "tend",       "expected",    "estimated",  "occasionally",  "practically", "virtually",
      "ostensibly", "apparently"};
  return kWords.contains(word);
}

}  // namespace matchgraph
