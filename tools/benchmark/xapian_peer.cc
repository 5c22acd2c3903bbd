// What plain Xapian makes of a catalogue and of the same questions:
//
//   xapian_peer CATALOGUE FOLDER QUESTIONS [--json]
//
// One document per entity, English stems, stop words out, no positions; a need is the OR of its
// words under Xapian's default BM25. Alternatives are its own more-like-this: the 10 best terms of
// the seed's document (ESet of an RSet with that document) as an OR; also with 25. FOLDER is
// replaced.
#include <fmt/format.h>
#include <xapian.h>

#include <chrono>
#include <exception>
#include <string>
#include <unordered_map>
#include <vector>

#include "tools/benchmark/peer_catalogue.h"
#include "tools/benchmark/process_use.h"
#include "tools/benchmark/questions.h"
#include "tools/benchmark/timings.h"

namespace matchgraph::benchmark {
namespace {

constexpr Xapian::doccount kResults = 10;
constexpr Xapian::termcount kExpansionTerms = 10;      // few: fast
constexpr Xapian::termcount kMoreExpansionTerms = 25;  // as many as Lucene's MoreLikeThis takes

using DocumentNumbers = std::unordered_map<std::string, Xapian::docid>;

DocumentNumbers index_catalogue(const std::string& catalogue, const std::string& folder,
                                Measurements& out) {
  const auto begin = std::chrono::steady_clock::now();
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::SimpleStopper stop_words(kStopWords.begin(), kStopWords.end());
  Xapian::TermGenerator terms;
  terms.set_stemmer(Xapian::Stem("english"));
  terms.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  terms.set_stopper(&stop_words);
  terms.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
  DocumentNumbers numbers;
  const double reading = for_each_entity(catalogue, [&](const Entity& entity) {
    Xapian::Document document;
    document.set_data(entity.id);
    terms.set_document(document);
    // Phrases are not asked, and positions would make the database larger.
    terms.index_text_without_positions(text_of(entity));
    numbers[entity.id] = database.add_document(document);
  });
  database.commit();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  out.figures = {{"entities", numbers.size()},          {"reading seconds", reading},
                 {"build seconds", took.count()},       {"build cpu seconds", cpu_seconds()},
                 {"peak bytes", memory_bytes("VmHWM")}, {"bytes", bytes_on_disk(folder)}};
  return numbers;
}

void ask(const Xapian::Database& database, const DocumentNumbers& numbers,
         const Questions& questions, Measurements& out) {
  Xapian::Enquire enquire(database);
  const Xapian::Stem stem("english");
  out.timings.push_back(time_each("search", questions.needs, [&](const auto& need) {
    std::vector<std::string> terms;
    for (const std::string& word : plain_words(need)) terms.push_back(stem(word));
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    return enquire.get_mset(0, kResults).size();
  }));
  const auto more_like = [&](const std::string& seed, Xapian::termcount expansion_terms) {
    Xapian::RSet seeds;
    seeds.add_document(numbers.at(seed));
    const Xapian::ESet terms = enquire.get_eset(expansion_terms, seeds);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    // One more than is wanted, as the seed finds itself.
    return enquire.get_mset(0, kResults + 1).size();
  };
  out.timings.push_back(time_each("alternatives", questions.seeds, [&](const auto& seed) {
    return more_like(seed, kExpansionTerms);
  }));
  out.timings.push_back(
      time_each("alternatives of 25 terms", questions.seeds,
                [&](const auto& seed) { return more_like(seed, kMoreExpansionTerms); }));
}

int run(const std::string& catalogue, const std::string& folder, const std::string& questions,
        const std::string& last) {
  const Questions asked = read_questions(questions);
  Measurements out;
  const DocumentNumbers numbers = index_catalogue(catalogue, folder, out);
  ask(Xapian::Database(folder), numbers, asked, out);
  print(out, last);
  return 0;
}

}  // namespace
}  // namespace matchgraph::benchmark

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "usage: xapian_peer CATALOGUE FOLDER QUESTIONS [--json]\n");
    return 2;
  }
  try {
    return matchgraph::benchmark::run(argv[1], argv[2], argv[3], argv[argc - 1]);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "xapian_peer: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "xapian_peer: {}\n", error.what());
  }
  return 4;
}
