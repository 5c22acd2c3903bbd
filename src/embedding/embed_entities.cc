#include "embedding/embed_entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <span>
#include <thread>
#include <unordered_map>

#include "embedding/entity_text.h"
#include "embedding/vector_store.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

using Clock = std::chrono::steady_clock;

/// Asks for one batch after another, no faster than is allowed, and again where that may help.
class PatientModel {
 public:
  PatientModel(const EmbeddingRequest& request, const EmbeddingOptions& options)
      : request_(request), options_(options) {}

  std::vector<std::vector<float>> ask(std::span<const std::string> texts) {
    double wait = options_.first_wait;
    for (std::size_t tried = 1;; ++tried) {
      pace();
      EmbeddingAnswer answer = request_.ask(texts);
      if (answer.fault.empty()) {
        check(answer, texts.size());
        return std::move(answer.vectors);
      }
      if (!answer.may_pass || tried >= options_.tries) refuse(answer.fault, tried);
      sleep(std::clamp(answer.wait_seconds, wait, std::max(wait, options_.longest_wait)));
      wait = std::min(wait * 2, options_.longest_wait);
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& fault, std::size_t tried) const {
    throw Error(
        ErrorCode::kEnvironment,
        fmt::format("the embedding model {}: {}{}; what it answered before is kept", request_.model,
                    fault, tried > 1 ? fmt::format(" ({} tries)", tried) : std::string()));
  }

  void check(const EmbeddingAnswer& answer, std::size_t texts) {
    if (answer.vectors.size() != texts) {
      refuse(fmt::format("{} vectors for {} texts", answer.vectors.size(), texts), 1);
    }
    for (const std::vector<float>& vector : answer.vectors) {
      if (vector.empty()) refuse("a vector without numbers", 1);
      if (!std::all_of(vector.begin(), vector.end(), [](float x) { return std::isfinite(x); })) {
        refuse("a vector with what is no number", 1);
      }
    }
  }

  /// Waits until the next request may begin.
  void pace() {
    if (request_.requests_per_minute <= 0) return;
    const std::chrono::duration<double> apart(60 / request_.requests_per_minute);
    const Clock::time_point now = Clock::now();
    if (last_ && now < *last_ + apart) {
      sleep(std::chrono::duration<double>(*last_ + apart - now).count());
    }
    last_ = Clock::now();
  }

  static void sleep(double seconds) {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  }

  const EmbeddingRequest& request_;
  const EmbeddingOptions& options_;
  std::optional<Clock::time_point> last_;
};

bool is_told(const Entity& entity, const EmbeddingRequest& request) {
  const std::vector<std::string>& types = request.only_types;
  return types.empty() || std::find(types.begin(), types.end(), entity.type) != types.end();
}

/// Many entities may have one text: each text once, in the order of the catalogue.
struct DistinctTexts {
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::string> texts;
  std::vector<std::size_t> of_entity;  // kNone: not to be told
};

DistinctTexts distinct_texts(const Catalogue& catalogue, const EmbeddingRequest& request,
                             std::size_t words) {
  DistinctTexts out;
  std::unordered_map<std::string, std::size_t> numbers;
  for (const Entity& entity : catalogue.entities) {
    if (!is_told(entity, request)) {
      out.of_entity.push_back(DistinctTexts::kNone);
      continue;
    }
    const auto [at, is_new] = numbers.emplace(embedding_text(entity, words), out.texts.size());
    if (is_new) out.texts.push_back(at->first);
    out.of_entity.push_back(at->second);
  }
  return out;
}

/// Vectors of one model have one length.
class OneLength {
 public:
  OneLength(const std::string& model, const std::string& store_path)
      : model_(model), store_path_(store_path) {}

  void require(std::span<const float> vector) {
    if (length_ == 0) length_ = vector.size();
    if (vector.size() == length_) return;
    throw Error(ErrorCode::kEnvironment,
                fmt::format("the embedding model {}: vectors of {} and of {} numbers; if another "
                            "model has the name now, give it a name of its own or remove {}",
                            model_, length_, vector.size(), store_path_));
  }

 private:
  const std::string& model_;
  const std::string& store_path_;
  std::size_t length_ = 0;
};

}  // namespace

EmbeddedEntities embed_entities(const Catalogue& catalogue, const EmbeddingRequest& request,
                                const EmbeddingOptions& options, const std::string& store_path,
                                const std::function<void(double)>& progress, std::size_t jobs) {
  VectorStore store(store_path, request.model);
  const DistinctTexts distinct = distinct_texts(catalogue, request, options.words);
  std::vector<std::vector<float>> vectors(distinct.texts.size());
  std::vector<std::size_t> missing;
  OneLength one_length(request.model, store_path);
  for (std::size_t i = 0; i < distinct.texts.size(); ++i) {
    if (auto kept = store.find(distinct.texts[i])) {
      one_length.require(*kept);
      vectors[i] = std::move(*kept);
    } else {
      missing.push_back(i);
    }
  }
  EmbeddedEntities out;
  out.kept = distinct.texts.size() - missing.size();
  PatientModel model(request, options);
  const std::size_t at_once = std::max<std::size_t>(request.texts_per_request, 1);
  while (out.asked < missing.size()) {
    if (progress) progress(static_cast<double>(out.asked) / static_cast<double>(missing.size()));
    const std::size_t end = std::min(out.asked + at_once, missing.size());
    std::vector<std::string> batch;
    for (std::size_t i = out.asked; i < end; ++i) batch.push_back(distinct.texts[missing[i]]);
    std::vector<std::vector<float>> answers = model.ask(batch);
    // Before they are kept: a wrong length must not stay for the next build to trip over.
    for (const std::vector<float>& answer : answers) one_length.require(answer);
    store.keep(batch, answers);
    for (std::size_t i = out.asked; i < end; ++i) {
      vectors[missing[i]] = std::move(answers[i - out.asked]);
    }
    out.asked = end;
  }
  std::vector<std::span<const float>> rows;
  rows.reserve(distinct.of_entity.size());
  for (const std::size_t text : distinct.of_entity) {
    rows.push_back(text == DistinctTexts::kNone ? std::span<const float>() : vectors[text]);
  }
  out.vectors = centred(rows, jobs);
  return out;
}

}  // namespace matchgraph
