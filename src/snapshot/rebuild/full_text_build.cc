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

void FullTextBuild::write(const CountedTexts& texts) const {
  const std::string path = draft_.file(snapshot_file::kFullText);
  const std::string spellings = scratch() + "/spellings";
  if (!former_) {
    merge_full_text(texts.shards, texts.spellings, spellings, path);
    return;
  }
  std::filesystem::copy_file(former_->path, path);
  // All texts are where they were.
  if (former_->now.empty()) return;
  merge_full_text(texts.shards, texts.spellings, spellings,
                  draft_.file(snapshot_file::kFullTextAdded));
  write_text_places(former_->now, draft_.file(snapshot_file::kTextPlaces));
}

void FullTextBuild::finish() {
  made_.get();
  // In the draft the files would be hashed and published too.
  std::filesystem::remove_all(scratch());
}

}  // namespace matchgraph
