// Here is a word of a need: how else may texts write it?
//
// Asked of needs only. Texts keep the words that they were written with, so that neither scores nor
// the graph count a word twice; what a need gains is to be found by "node js", "nodejs" and
// "Node.js" alike, and by "OCR" as by "optical character recognition".
#pragma once

#include <string>
#include <vector>

#include "index/analyser.h"
#include "index/postings.h"

namespace matchgraph {

/// A term of the index that a need may mean.
struct OtherForm {
  std::string term;  ///< a word, or a bigram where is_bigram() says so
  PostingTerm number = 0;
  double share = 1;  ///< of what a word of the need itself would weigh: a form of n words shares it
};

/// Words written apart: "bigquery" as "big query". A word that the index holds is taken apart only
/// where the index has seen it in parts ("BigQuery"); one that it lacks, wherever two words of the
/// index stand side by side that make it. Cost: a look-up per letter.
std::vector<OtherForm> written_apart(Analyser& analyser, const std::vector<Token>& tokens,
                                     const Postings& postings);

/// Neighbouring words written together: "node.js" and "node js" as "nodejs".
std::vector<OtherForm> written_together(Analyser& analyser, const std::vector<Token>& tokens,
                                        const Postings& postings);

/// Who or what does it, for the doing: "coding" as "coder", "transcribing" as "transcriber". Stems
/// of short words do not meet otherwise.
std::vector<OtherForm> doers(Analyser& analyser, const std::vector<Token>& tokens,
                             const Postings& postings);

/// "PDF" for "PDFs": words without a vowel, whose plural the stemmer leaves as it is. Only where
/// the index hardly has the plural, so that "dns" is none.
std::vector<OtherForm> singulars_of_abbreviations(const std::vector<Token>& tokens,
                                                  const Postings& postings);

/// Short forms of the field for long ones and the other way round: OCR, k8s, C#. From a table of
/// the project's own.
std::vector<OtherForm> short_and_long(Analyser& analyser, const std::vector<Token>& tokens,
                                      const Postings& postings);

}  // namespace matchgraph
