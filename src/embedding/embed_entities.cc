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
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

using Clock = std::chrono::steady_clock;

/// Asks for one batch after another, no faster than is allowed, and again where that may help.
class PatientModel {
 public:
  // Free services allow so many requests a minute, and answer 429 beyond.
  PatientModel(const EmbeddingRequest& request, const EmbeddingOptions& options)
      : request_(request), options_(options) {}

  std::vector<std::vector<float>> ask(std::span<const std::string> texts) {
    double wait = options_.first_wait;
    for (std::size_t tried = 1;; ++tried) {
      // Before each try, as one that failed counts as a request too.
      pace();
      EmbeddingAnswer answer = request_.ask(texts);
      if (answer.fault.empty()) {
        // An answer of the wrong shape is no matter of trying again.
        check(answer, texts.size());
        return std::move(answer.vectors);
      }
      if (!answer.may_pass || tried >= options_.tries) refuse(answer.fault, tried);
      // At least as long as the endpoint asks for, and never longer than the longest: a header must
      // not stop a build for a day.
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
    // Texts and vectors are matched by their place.
    if (answer.vectors.size() != texts) {
      refuse(fmt::format("{} vectors for {} texts", answer.vectors.size(), texts), 1);
    }
    for (const std::vector<float>& vector : answer.vectors) {
      if (vector.empty()) refuse("a vector without numbers", 1);
      // A single NaN would make every likeness with this row one.
      if (!std::all_of(vector.begin(), vector.end(), [](float x) { return std::isfinite(x); })) {
        refuse("a vector with what is no number", 1);
      }
    }
  }

  /// Waits until the next request may begin.
  void pace() {
    if (request_.requests_per_minute <= 0) return;
    // Counted from the beginning of the last request, not from its end.
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

/// Each text once, in the order of the catalogue.
DistinctTexts distinct_texts(const Catalogue& catalogue, const EmbeddingRequest& request,
                             std::size_t words) {
  DistinctTexts out;
  // Versions of one model often share a text, and each text is paid for once.
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
/// A name may stand for another model since the last build.
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

EntityEmbedding::EntityEmbedding(const Catalogue& catalogue, const EmbeddingRequest& request,
                                 const EmbeddingOptions& options, const std::string& store_path)
    : request_(request),
      options_(options),
      store_path_(store_path),
      store_(store_path, request.model),
      distinct_(distinct_texts(catalogue, request, options.words)),
      vectors_(distinct_.texts.size()) {
  OneLength one_length(request.model, store_path_);
  for (std::size_t i = 0; i < distinct_.texts.size(); ++i) {
    // Found by text: what moved, or came back, is not asked for again.
    if (auto kept = store_.find(distinct_.texts[i])) {
      one_length.require(*kept);
      vectors_[i] = std::move(*kept);
    } else {
      missing_.push_back(i);
    }
  }
}

void EntityEmbedding::ask_for_missing(const std::function<void(double)>& progress) {
  // Kept vectors set the length that answers have to have.
  OneLength one_length(request_.model, store_path_);
  for (const std::vector<float>& vector : vectors_) {
    if (!vector.empty()) one_length.require(vector);
  }
  PatientModel model(request_, options_);
  const std::size_t at_once = std::max<std::size_t>(request_.texts_per_request, 1);
  for (std::size_t asked = 0; asked < missing_.size();) {
    if (progress) progress(static_cast<double>(asked) / static_cast<double>(missing_.size()));
    const std::size_t end = std::min(asked + at_once, missing_.size());
    std::vector<std::string> batch;
    for (std::size_t i = asked; i < end; ++i) batch.push_back(distinct_.texts[missing_[i]]);
    std::vector<std::vector<float>> answers = model.ask(batch);
    // Before they are kept: a wrong length must not stay for the next build to trip over.
    for (const std::vector<float>& answer : answers) one_length.require(answer);
    store_.keep(batch, answers);
    for (std::size_t i = asked; i < end; ++i) {
      vectors_[missing_[i]] = std::move(answers[i - asked]);
    }
    asked = end;
  }
}

EmbeddedEntities EntityEmbedding::finish(const std::function<void(double)>& progress,
                                         std::size_t jobs) {
  ask_for_missing(progress);
  EmbeddedEntities out;
  out.asked = missing_.size();
  out.kept = distinct_.texts.size() - missing_.size();
  std::vector<std::span<const float>> rows;
  rows.reserve(distinct_.of_entity.size());
  for (const std::size_t text : distinct_.of_entity) {
    rows.push_back(text == DistinctTexts::kNone ? std::span<const float>() : vectors_[text]);
  }
  // Less the mean of all: vectors of small models share one direction, which would make everything
  // alike.
  out.vectors = centred(rows, jobs);
  return out;
}

}  // namespace matchgraph
