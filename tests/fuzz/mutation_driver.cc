// Feeds a fuzz target with mutations of the test queries, where libFuzzer is not at hand.
//
//   fuzz_parse [--runs N] [--seconds S] [--seed N]
//
// The same seed gives the same inputs. Stops after N runs (5,000 unless told), or after S seconds.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const std::vector<std::string> kPieces = {" like ",
                                          "\"",
                                          "“",
                                          "”",
                                          "'",
                                          " but ",
                                          " and ",
                                          ", ",
                                          "GPT-4o",
                                          "Qdrant",
                                          " with ",
                                          " without ",
                                          " not ",
                                          " from ",
                                          "Google",
                                          " as a ",
                                          "type:",
                                          "price:",
                                          "<1",
                                          ">=",
                                          "--where ",
                                          "--type",
                                          " free ",
                                          " cheaper ",
                                          " than ",
                                          "\n",
                                          "\xc3\xa9",
                                          "\xff",
                                          "\xe2\x80",
                                          std::string(1, '\0'),
                                          "(",
                                          ")",
                                          "-",
                                          " only ",
                                          "datasets",
                                          "alternatives to ",
                                          " instead of ",
                                          "what claims to beat ",
                                          "context >= 100k",
                                          "maker:\"",
                                          "I, Librarian",
                                          " or ",
                                          " no ",
                                          "Kubernetes and OpenShift",
                                          ".",
                                          "?",
                                          "$1",
                                          " under ",
                                          "通义千问"};

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {
    const std::string folder = MATCHGRAPH_SOURCE_DIR "/tests/data/queries/";
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file);
      for (std::string line; std::getline(in, line);) {
        corpus_.push_back(line.substr(0, line.find('\t')));
      }
    }
  }

  std::string next() {
    std::string text = corpus_[below(corpus_.size())];
    for (std::size_t count = 1 + below(6); count > 0; --count) mutate(text);
    return text;
  }

 private:
  /// The modulo is uneven by a hair and, unlike a distribution, the same everywhere.
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(12);
    switch (below(7)) {
      case 0:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(at, length));
        break;
      case 4:
        text += corpus_[below(corpus_.size())];
        break;
      case 5:
        if (at < text.size()) text[at] = " \"':,.-()<>=&|"[below(14)];
        break;
      default:
        text.resize(at);
    }
    if (below(500) == 0) text.append(3000, 'x');
  }

  std::mt19937_64 random_;
  std::vector<std::string> corpus_;
};

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t runs = 5000;
  std::uint64_t seed = 1;
  double seconds = 0;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--runs") runs = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--seconds") seconds = std::strtod(argv[i + 1], nullptr);
  }
  Mutator mutator(seed);
  const auto begin = std::chrono::steady_clock::now();
  const auto is_over = [&](std::uint64_t done) {
    if (seconds == 0) return done >= runs;
    return std::chrono::steady_clock::now() - begin > std::chrono::duration<double>(seconds);
  };
  std::uint64_t done = 0;
  for (; !is_over(done); ++done) {
    const std::string text = mutator.next();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::printf("%llu inputs, no fault\n", static_cast<unsigned long long>(done));
  return 0;
}
