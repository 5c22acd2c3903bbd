// Builds a snapshot of a catalogue and asks it:  example CATALOGUE FOLDER NEED
#include <matchgraph/catalogue.h>
#include <matchgraph/engine.h>
#include <matchgraph/error.h>
#include <matchgraph/snapshot.h>

#include <iostream>
#include <string>
#include <vector>

// The least that a program of one's own needs: load, build, open, ask.
int main(int argc, char** argv) try {
  if (argc != 4) {
    std::cerr << "usage: example CATALOGUE FOLDER NEED\n";
    return 2;
  }
  const std::vector<std::string> files = {argv[1]};
  const matchgraph::LoadResult loaded = matchgraph::load_catalogues(files);
  matchgraph::BuildRequest build;
  build.data = argv[2];
  matchgraph::build_snapshot(loaded.catalogue, build);

  const matchgraph::Engine engine(matchgraph::open_snapshot(argv[2]));
  matchgraph::SearchRequest request;
  request.text = argv[3];
  request.limit = 3;
  for (const matchgraph::SearchHit& hit : engine.search(request).results) {
    std::cout << hit.entity.id << "\n";
  }
  return 0;
} catch (const matchgraph::Error& error) {
  std::cerr << error.what() << "\n";
  return 4;
}
