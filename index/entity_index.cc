#include "index/entity_index.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "index/schema.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

bool all_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t limit = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < limit && a[n] == b[n]) ++n;
  return n;
}

[[noreturn]] void translate(const Xapian::Error& error) {
  throw Error(ErrorCode::kEnvironment, "reading the text index: " + error.get_description());
}

/// Hands every matching entity to a function, which accepts it or not.
class Visitor : public Xapian::MatchDecider {
 public:
  explicit Visitor(const std::function<bool(std::uint32_t)>& visit) : visit_(visit) {}
  bool operator()(const Xapian::Document& document) const override {
    return visit_(document.get_docid() - 1);
  }

 private:
  const std::function<bool(std::uint32_t)>& visit_;
};

}  // namespace

struct EntityIndex::State {
  Xapian::Database database;
  NeedOptions options;
  Analyser analyser;

  /// The need's words with their counts, at most max_words of them, the rarest.
  std::map<std::string, std::uint32_t> choose_words(const std::vector<Token>& tokens, Need& need) {
    std::map<std::string, std::uint32_t> counts;
    for (const Token& token : tokens) {
      if (token.is_stop_word()) {
        need.ignored.push_back(token.word);
      } else if (!database.term_exists(token.term)) {
        if (!token.variant) need.unknown.push_back(token.word);
      } else {
        ++counts[token.term];
      }
    }
    std::vector<std::pair<Xapian::doccount, std::string>> by_rarity;
    for (const auto& [term, count] : counts)
      by_rarity.emplace_back(database.get_termfreq(term), term);
    std::sort(by_rarity.begin(), by_rarity.end());
    for (std::size_t i = options.max_words; i < by_rarity.size(); ++i) {
      counts.erase(by_rarity[i].second);
      need.ignored.push_back(by_rarity[i].second);
    }
    for (const Token& token : tokens) {
      const bool is_new =
          std::find(need.words.begin(), need.words.end(), token.term) == need.words.end();
      if (is_new && counts.contains(token.term)) need.words.push_back(token.term);
    }
    return counts;
  }

  void add_bigrams(const std::vector<Token>& tokens,
                   const std::map<std::string, std::uint32_t>& words, Need& need) const {
    const Token* before = nullptr;
    std::set<std::string> seen;
    for (const Token& token : tokens) {
      if (token.is_stop_word() || token.variant) continue;
      if (before != nullptr && words.contains(before->term) && words.contains(token.term)) {
        std::string term = bigram(before->term, token.term);
        if (seen.insert(term).second && database.term_exists(term)) {
          need.terms.push_back(
              {std::move(term), NeedTerm::Kind::kBigram, options.classes.bigram, 1});
        }
      }
      before = &token;
    }
  }

  /// Terms that share a long beginning with a word of the need: "organisation" for "organise".
  void add_soft_terms(const std::map<std::string, std::uint32_t>& words, const Need& unknown_words,
                      Need& need) {
    std::set<std::string> sources;
    for (const auto& [word, count] : words) sources.insert(word);
    const Xapian::Stem stemmer("english");
    for (const std::string& word : unknown_words.unknown) sources.insert(stemmer(word));
    std::map<std::string, double> likeness;
    for (const std::string& source : sources) {
      if (source.size() < options.soft_min_letters || !all_letters(source)) continue;
      const std::string stem = source.substr(0, options.soft_min_letters);
      for (auto t = database.allterms_begin(stem); t != database.allterms_end(stem); ++t) {
        const std::string term = *t;
        if (term == source || words.contains(term) || !all_letters(term)) continue;
        const double share = static_cast<double>(common_prefix(source, term)) /
                             static_cast<double>(std::max(source.size(), term.size()));
        if (share >= options.soft_min_share) {
          likeness[term] = std::max(likeness[term], share);
        }
      }
    }
    std::vector<std::pair<double, std::string>> best;
    for (const auto& [term, share] : likeness) best.emplace_back(-share, term);
    std::sort(best.begin(), best.end());
    if (best.size() > options.max_soft_terms) best.resize(options.max_soft_terms);
    for (const auto& [negative_share, term] : best) {
      need.terms.push_back(
          {term, NeedTerm::Kind::kSoft,
           options.soft_weight * -negative_share * class_weight(term, options.classes), 1});
    }
  }
};

EntityIndex::EntityIndex(const std::string& database, NeedOptions options)
    : state_(std::make_unique<State>()) {
  try {
    state_->database = Xapian::Database(database);
    state_->options = options;
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::kEnvironment, database + ": " + error.get_description());
  }
}
EntityIndex::~EntityIndex() = default;
EntityIndex::EntityIndex(EntityIndex&&) noexcept = default;
EntityIndex& EntityIndex::operator=(EntityIndex&&) noexcept = default;

Analyser& EntityIndex::analyser() { return state_->analyser; }

Need EntityIndex::analyse(std::string_view text) {
  try {
    Need need;
    const std::vector<Token> tokens = state_->analyser.tokens(text);
    const auto words = state_->choose_words(tokens, need);
    for (const auto& [term, count] : words) {
      need.terms.push_back(
          {term, NeedTerm::Kind::kWord, class_weight(term, state_->options.classes), count});
    }
    state_->add_bigrams(tokens, words, need);
    const Need found = need;
    state_->add_soft_terms(words, found, need);
    return need;
  } catch (const Xapian::Error& error) {
    translate(error);
  }
}

std::vector<EntityScore> EntityIndex::match(
    const Need& need, std::size_t depth,
    const std::function<bool(std::uint32_t entity)>& visit) const {
  std::vector<EntityScore> out;
  if (need.terms.empty()) return out;
  const NeedOptions& options = state_->options;
  try {
    std::vector<Xapian::Query> parts;
    for (const NeedTerm& term : need.terms) {
      parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term, term.count),
                         term.weight);
    }
    Xapian::Enquire enquire(state_->database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(options.k1, 0, options.k3, options.b, options.min_normlen));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Visitor visitor(visit);
    const Xapian::doccount all = state_->database.get_doccount();
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(depth, all)),
                         visit ? all : 0, nullptr, visit ? &visitor : nullptr);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      out.push_back({*hit - 1, hit.get_weight()});
    }
  } catch (const Xapian::Error& error) {
    translate(error);
  }
  return out;
}

std::vector<EntityIndex::Contribution> EntityIndex::contributions(const Need& need,
                                                                  std::uint32_t entity) const {
  std::vector<Contribution> out;
  const NeedOptions& options = state_->options;
  try {
    const Xapian::Database& db = state_->database;
    const Xapian::docid id = entity + 1;
    const double length =
        std::max(db.get_doclength(id) / db.get_average_length(), options.min_normlen);
    const double saturation = options.k1 * (length * options.b + 1 - options.b);
    for (const NeedTerm& term : need.terms) {
      auto posting = db.postlist_begin(term.term);
      if (posting == db.postlist_end(term.term)) continue;
      posting.skip_to(id);
      if (posting == db.postlist_end(term.term) || *posting != id) continue;
      const double wdf = posting.get_wdf();
      const double df = db.get_termfreq(term.term);
      // Xapian's own inverse document frequency, which never falls to zero.
      double odds = (db.get_doccount() - df + 0.5) / (df + 0.5);
      if (odds < 2) odds = odds * 0.5 + 1;
      const double count = (options.k3 + 1) * term.count / (options.k3 + term.count);
      out.push_back({term, term.weight * std::log(odds) * count * (options.k1 + 1) * wdf /
                               (saturation + wdf)});
    }
  } catch (const Xapian::Error& error) {
    translate(error);
  }
  return out;
}

std::string EntityIndex::corrected(std::string_view text) {
  try {
    std::string out;
    std::size_t copied = 0;
    bool changed = false;
    for (const Token& token : state_->analyser.tokens(text)) {
      const bool candidate = !token.variant && !token.is_stop_word() && token.begin >= copied &&
                             token.word.size() >= schema::kMinSpellingLetters &&
                             all_letters(token.word) && !state_->database.term_exists(token.term);
      if (!candidate) continue;
      const std::string mended = state_->database.get_spelling_suggestion(
          token.word, token.word.size() <= schema::kOneEditLetters ? 1 : 2);
      if (mended.empty()) continue;
      out += text.substr(copied, token.begin - copied);
      out += mended;
      copied = token.end;
      changed = true;
    }
    if (!changed) return {};
    out += text.substr(copied);
    return out;
  } catch (const Xapian::Error& error) {
    translate(error);
  }
}

}  // namespace matchgraph
