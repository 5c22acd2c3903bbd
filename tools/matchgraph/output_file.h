// A file that is there as a whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace matchgraph::command {

/// Takes the text of a file part by part and puts it into place with commit(): what stood there
/// stays until then, and stays for good when the object goes without one. A pipe or a terminal is
/// written to at once. Every function throws Error (kEnvironment); nothing is left behind then.
class FileReplacement {
 public:
  /// Opens a file beside `path`.
  explicit FileReplacement(const std::string& path);
  ~FileReplacement();
  FileReplacement(const FileReplacement&) = delete;
  FileReplacement& operator=(const FileReplacement&) = delete;

  void write(std::string_view text);
  /// Syncs what was written and renames it to `path`. Call it once, last.
  void commit();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

/// FileReplacement with all of the text at once.
void replace_file(const std::string& path, std::string_view text);

}  // namespace matchgraph::command
