#include "snapshot/rebuild/full_text_build.h"

#include <filesystem>
#include <utility>

#include "snapshot/snapshot_data.h"

namespace matchgraph {

TextIndexRequest FullTextBuild::begin(std::optional<FormerFullText> former) {
  former_ = std::move(former);
  TextIndexRequest out;
  out.scratch = scratch();
  std::filesystem::create_directory(out.scratch);
  if (former_) out.has_document = former_->has_document;
  return out;
}

void FullTextBuild::put_together(const CountedTexts& texts) {
  // A thread beside the graphs, as nothing of the build reads the database.
  made_ = std::async(std::launch::async, [this, &texts] { write(texts); });
}

void FullTextBuild::write(const CountedTexts& texts) {
  const auto wait = [this] { may_go_on_.get_future().wait(); };
  const std::string path = draft_.file(snapshot_file::kFullText);
  const std::string spellings = scratch() + "/spellings";
  if (!former_) {
    merge_full_text(texts.shards, texts.spellings, spellings, path, wait);
    return;
  }
  std::filesystem::copy_file(former_->path, path);
  // All texts are where they were.
  if (former_->now.empty()) return;
  merge_full_text(texts.shards, texts.spellings, spellings,
                  draft_.file(snapshot_file::kFullTextAdded), wait);
  write_text_places(former_->now, draft_.file(snapshot_file::kTextPlaces));
}

void FullTextBuild::go_on() {
  std::call_once(told_, [this] { may_go_on_.set_value(); });
}

void FullTextBuild::finish() {
  go_on();
  made_.get();
  // In the draft the files would be hashed and published too.
  std::filesystem::remove_all(scratch());
}

}  // namespace matchgraph
