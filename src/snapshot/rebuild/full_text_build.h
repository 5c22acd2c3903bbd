// The full-text database of a build: put together while the graphs are made, as nothing of the
// build reads it.
#pragma once

#include <future>
#include <mutex>
#include <optional>
#include <string>

#include "index/full_text_builder.h"
#include "snapshot/generations/generations.h"
#include "snapshot/rebuild/build_work.h"
#include "snapshot/renewal/former_build.h"

namespace matchgraph {

/// Made from the texts that one build reads. The draft must outlive it.
class FullTextBuild {
 public:
  explicit FullTextBuild(const GenerationDraft& draft) : draft_(draft) {}
  ~FullTextBuild() { go_on(); }
  FullTextBuild(const FullTextBuild&) = delete;
  FullTextBuild& operator=(const FullTextBuild&) = delete;

  /// Where texts are read to: a folder inside the draft, so that it goes with it when the build
  /// fails or was killed. `former`: the database of the generation before, where it may be taken
  /// over.
  TextIndexRequest begin(std::optional<FormerFullText> former);
  /// Puts the database together on a thread of its own, but for the last eighth of the work.
  /// `texts` must live until finish().
  void put_together(const CountedTexts& texts);
  /// Lets that thread do the rest: said when the others no longer need all cores, by any thread and
  /// as often as it likes.
  void go_on();
  /// The same, and waits for it. Throws what that thread threw.
  void finish();

  /// How many texts were taken over.
  std::size_t taken() const { return former_ ? former_->texts : 0; }

 private:
  std::string scratch() const { return draft_.file("scratch"); }
  void write(const CountedTexts& texts);

  const GenerationDraft& draft_;
  std::optional<FormerFullText> former_;
  std::once_flag told_;
  std::promise<void> may_go_on_;
  std::future<void> made_;  // last: it is waited for before what it writes to goes
};

}  // namespace matchgraph
