#include "tools/importers/fields/field_roles.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph::importers {
namespace {

struct RoleRow {
  Role role;
  std::string_view labels;  ///< lower case, '|' between them
};

/// A label that is found as a whole decides; of several rows the first.
constexpr auto kRoles = std::to_array<RoleRow>({
    // Prose on what the thing does, from which a summary and capabilities are made.
    {Role::kDescription,
     "description|descriptions|summary|about|what|what it does|overview|details|notes|note|info|"
     "purpose|abstract|comment|comments|remark|remarks|tagline|tldr|tl dr|introduction|intro|"
     "function|functionality|简介|介绍|描述|说明|備註|备注|概要|説明|特長|설명|소개|beschreibung|"
     "descripción|descripcion|descrição|descricao|descrizione|описание|açıklama|الوصف|وصف|"
     "short description|desc|long description"},
    // Lists of what it does, an item each, which prose is not.
    {Role::kFeatures,
     "features|feature|key features|main features|capabilities|capability|highlights|what can it "
     "do|use cases|use case|pros|advantages|strengths|benefits|skills|特性|特点|功能|主要功能|機能|"
     "特徴|기능|특징|funktionen|merkmale|fonctionnalités|características|funcionalidades|recursos|"
     "funzionalità|особенности|возможности|функции|özellikler|المميزات"},
    // Where the thing itself lies (code, weights or data), which tells which thing it is.
    {Role::kRepository,
     "github|gitlab|repo|repository|repo url|repository url|source url|source code url|git url|"
     "github url|source code link|repositories|source|source code|code|checkpoint|checkpoints|"
     "weights|model weights|dataset|hugging face|huggingface|hf|git|github repo|github link|代码|"
     "源码|仓库|模型地址|项目地址|リポジトリ|저장소|код|репозиторий|depot|repositorio|repositório"},
    // Pages about it, and where it is fetched or used.
    {Role::kLink,
     "link|links|url|urls|address|website|web|web site|homepage|home|home page|site|official site|"
     "visit|download|downloads|access|地址|链接|網址|网址|官网|主页|リンク|公式サイト|링크|주소|"
     "lien|liens|enlace|enlaces|sitio web|ligação|site web|collegamento|sito|ссылка|ссылки|сайт|"
     "bağlantı|الرابط|verweis|adresse"},
    // What was written about it: an address too, but never the thing's own.
    {Role::kPaper,
     "paper|papers|arxiv|publication|paper blog|technical report|report|blog|blog post|article|"
     "论文|論文|논문|статья|artículo"},
    // On which terms it may be used.
    {Role::kLicence,
     "license|licence|licenses|licences|licensing|license "
     "type|许可|许可证|协议|开源协议|ライセンス|"
     "라이선스|lizenz|licencia|licença|licenza|лицензия|lisans|الترخيص"},
    // How popular it is, also under the names that a dump of GitHub's API has.
    {Role::kStars,
     "stars|star|github stars|stargazers count|stargazers|gh stars|⭐|星标|スター|étoiles|звезды"},
    // A bare "date" or "year" is taken for this one, as changes have words of their own below.
    {Role::kReleased,
     "released|release|created at|published at|release date|date|year|release date|date "
     "released|published|created|launch|launched|"
     "release time|publication date|发布时间|发布日期|时间|日期|公開日|リリース|発表|출시일|datum|"
     "fecha|data|дата|tarih|added|date added|since|founded|release year"},
    // Names of the same moment in dumps of GitHub, npm and the hub stand beside those people write.
    {Role::kUpdated,
     "updated|updated at|last modified|lastmodified|modified at|pushed at|last update|last "
     "commit|modified|update|最近更新|更新时间|最終更新|"
     "обновлено"},
    // Persons, teams and firms alike, as an entity has one maker.
    {Role::kMaker,
     "developer|developers|maker|institute|institution|institutions|organization|organisation|"
     "organizations|org|company|companies|author|authors|publisher|vendor|creator|creators|by|team|"
     "developed by|made by|built by|maintainer|owner|lab|affiliation|university|机构|开发者|作者|"
     "团队|公司|発行元|開発元|開発者|提供元|개발사|개발자|entwickler|hersteller|auteur|développeur|"
     "organisme|desarrollador|autor|desenvolvedor|sviluppatore|разработчик|автор|geliştirici"},
    // Lists of free software say so whom an entry is to replace.
    {Role::kRival,
     "alternative to|alternatives to|replaces|replacement for|open source alternative to|instead "
     "of"},
    // Subjects and kinds, which become tags.
    {Role::kCategory,
     "category|categories|tag|tags|topic|topics|task|tasks|domain|domains|keywords|keyword|area|"
     "field|fields|industry|genre|instruction category|kind|类别|分类|领域|标签|任务|カテゴリ|分野|"
     "카테고리|분류|kategorie|catégorie|categoría|categoria|категория|kategori"},
    // The values are mostly "free" or "paid" and hardly ever amounts.
    {Role::kPrice,
     "price|pricing|prices|cost|costs|plan|plans|价格|料金|가격|preis|prix|precio|"
     "preço|prezzo|цена|fiyat"},
    // Of models: how many tokens fit.
    {Role::kContext,
     "context|context length|context window|context size|ctx|max tokens|sequence length|"
     "max context|上下文|上下文长度|コンテキスト長|longueur du contexte|contexte"},
    // Of models too: how many numbers were trained. A bare "size" may be that of a file, and is a
    // fact below.
    {Role::kParameters,
     "parameters|params|parameter|model size|model sizes|parameter count|number of parameters|"
     "参数|参数量|パラメータ|パラメータ数|매개변수|paramètres|parámetros|parâmetros|параметры"},
    // Of programs alone: a bare "language" may be what a data set is in, and is a fact below.
    {Role::kLanguage,
     "programming language|written in|implementation|implementation language|codebase|"
     "language implementation|编程语言"},
    // Where it runs, and what kind of thing it is.
    {Role::kPlatform, "platform|platforms|os|operating system|operating systems|平台|対応os"},
    {Role::kType, "type|types|类型|種類|유형|typ|tipo|тип"},
    // Heads that are known and have no place in a catalogue: without the row their cells would be
    // taken for names or descriptions.
    {Role::kFact,
     "size|installation|install|installation and usage|how to install|usage|setup|auth|https|cors|"
     "logo|icon|image|screenshot|demo|video|discord|twitter|x|slack|contact|status|version|"
     "requirements|requirement|command|config|configuration|transport|cons|disadvantages|"
     "weaknesses|drawbacks|limitations|pricing and usage|free|open source|opensource|support|"
     "community|rank|rating|score|own tests|downloads count|citation|citations|bibtex|base model|"
     "base models|corpus|training data|training corpus|architecture|tokens|training tokens|"
     "hardware|id|no|number|language|languages|try it|mtebench|mmlu|ベースのllm|ベースモデル|"
     "学習コーパス|アーキテクチャ|基座模型|数据集|语言|言語|언어|langue|langues|idioma|язык|"
     "entraînement|données"},
    // The column of names is often headed by what is listed: "Model", "Tool".
    {Role::kName,
     "name|names|project|projects|model|models|tool|tools|title|titles|api|library|libraries|"
     "server|servers|software|product|products|app|apps|agent|agents|framework|frameworks|"
     "provider|package|service|program|plugin|extension|resource|item|entry|language model|"
     "model name|project name|tool name|benchmark|名称|项目|项目名称|模型|モデル|名前|ツール|"
     "プロジェクト|이름|모델|프로젝트|modell|nom|modèle|outil|nombre|modelo|nome|modello|название|"
     "модель|проект|инструмент|ad|الاسم|skill|llm|llms"},
});

bool is_in(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    // Whole labels between bars only: "art" does not stand in "article|articles".
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == '|') && (end == list.size() || list[end] == '|')) return true;
  }
  return false;
}

/// "Context length (tokens)" -> "context length": lower case, one space between words, without
/// brackets and marks.
std::string plain_label(std::string_view label) {
  std::string out;
  int depth = 0;
  label = catalogue::without_pictures(label);
  for (std::size_t at = 0; at < label.size(); ++at) {
    char c = to_lower(label[at]);
    // Chinese heads put units into wide brackets, which have three bytes each.
    if (label.substr(at).starts_with("（")) {
      ++depth;
      at += 2;
      continue;
    }
    if (label.substr(at).starts_with("）")) {
      depth = std::max(0, depth - 1);
      at += 2;
      continue;
    }
    if (c == '(' || c == '[') ++depth;
    const bool is_mark =
        std::string_view("()[]*_:/-&,.#`\"'?!\t\n").find(c) != std::string_view::npos;
    if (depth == 0 && !is_mark && c != ' ') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    if (c == ')' || c == ']') depth = std::max(0, depth - 1);
  }
  return std::string(trimmed(out, " "));
}

Role whole_role(std::string_view label) {
  for (const RoleRow& row : kRoles) {
    if (is_in(label, row.labels)) return row.role;
  }
  return Role::kNone;
}

}  // namespace

Role role_of_label(std::string_view label) {
  // What is longer is a sentence, even with a colon behind it.
  constexpr std::size_t kLongestLabel = 48;
  if (label.size() > kLongestLabel) return Role::kNone;
  std::string plain = plain_label(label);
  // "⭐" is a head of its own.
  if (plain.empty()) return label.find("⭐") != label.npos ? Role::kStars : Role::kNone;
  // Wide marks are no ASCII, so plain_label() has left them in place.
  for (const std::string_view mark : {"：", "、", "・"}) {
    if (plain.ends_with(mark)) plain.resize(plain.size() - mark.size());
  }
  const Role whole = whole_role(plain);
  if (whole != Role::kNone) return whole;
  const std::size_t first = plain.find(' ');
  if (first == plain.npos) return Role::kNone;
  // The last word is the noun: "Model developer", "Paper link"; then the first: "License of code".
  const Role last = whole_role(std::string_view(plain).substr(plain.rfind(' ') + 1));
  if (last != Role::kNone) return last;
  return whole_role(std::string_view(plain).substr(0, first));
}

namespace {

struct NamedRole {
  std::string_view name;
  Role role;
};

constexpr auto kFieldNames = std::to_array<NamedRole>({
    {"name", Role::kName},
    {"url", Role::kLink},
    {"repository", Role::kRepository},
    {"paper", Role::kPaper},
    {"description", Role::kDescription},
    {"features", Role::kFeatures},
    {"license", Role::kLicence},
    {"stars", Role::kStars},
    {"released", Role::kReleased},
    {"updated", Role::kUpdated},
    {"maker", Role::kMaker},
    {"tags", Role::kCategory},
    {"price", Role::kPrice},
    {"context", Role::kContext},
    {"parameters", Role::kParameters},
    {"type", Role::kType},
    {"ignore", Role::kFact},
});

}  // namespace

Role role_of_field(std::string_view field) {
  const auto row = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                [field](const NamedRole& one) { return one.name == field; });
  return row == kFieldNames.end() ? Role::kNone : row->role;
}

std::string field_names() {
  std::string out;
  for (const NamedRole& one : kFieldNames) {
    out += (out.empty() ? "" : ", ") + std::string(one.name);
  }
  return out;
}

std::string_view type_of_head(std::string_view head) {
  const std::string plain = plain_label(head);
  if (is_in(plain, "paper|papers|article|articles|title|book|books|course|courses|论文|論文")) {
    return plain == "title" ? std::string_view() : "document";
  }
  if (is_in(plain,
            "model|models|language model|llm|llms|model name|モデル|模型|모델|modèle|modelo")) {
    return "model";
  }
  if (is_in(plain, "dataset|datasets|data set|数据集|データセット")) return "dataset";
  if (is_in(plain, "benchmark|benchmarks")) return "benchmark";
  if (is_in(plain, "api")) return "api";
  if (is_in(plain, "agent|agents")) return "agent";
  if (is_in(plain, "framework|frameworks")) return "framework";
  if (is_in(plain, "library|libraries|package")) return "library";
  return {};
}

bool is_link_label(std::string_view words) {
  const std::string plain = plain_label(words);
  if (plain.empty()) return true;
  // Words for where a link leads, in the languages of lists; none of them is what a thing is
  // called.
  return is_in(
      plain,
      "github|github repo|git hub|gitlab|repo|repository|source|source code|code|website|"
      "web|web site|site|official site|official website|homepage|home|home page|link|links|"
      "url|here|visit|docs|doc|documentation|demo|live demo|online demo|try it|discord|"
      "twitter|x|slack|telegram|reddit|linkedin|youtube|facebook|instagram|medium|paper|"
      "pdf|arxiv|arxiv paper|blog|blog post|announcement|article|video|tutorial|dataset|"
      "data|model|models|weights|hugging face|huggingface|hf|hf model|hub|colab|notebook|"
      "app|download|downloads|releases|release|npm|pypi|docker|docker hub|crates|wiki|"
      "slides|poster|project|project page|page|api|changelog|license|licence|forum|"
      "community|more|more information|more information and pricing|more info|"
      "read more|learn more|details|pricing|author|twitter x|product hunt|g2|crunchbase|"
      "playground|space|spaces|leaderboard|preprint|bibtex|cite|website and docs|"
      "网站|官网|主页|链接|地址|论文|代码|リンク|公式サイト|論文|웹사이트|링크|논문|"
      "webseite|site web|lien|sitio web|sitio|sito|сайт|ссылка");
}

}  // namespace matchgraph::importers
