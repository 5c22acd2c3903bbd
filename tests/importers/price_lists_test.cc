// models.dev, OpenRouter and LiteLLM, on small files of their shapes.
#include <algorithm>

#include "foreign_files.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

using Names = std::vector<std::string>;

TEST_CASE("a model of models.dev comes with facts and one capability for each flag") {
  const ForeignImport result = import_text("models.dev", kModelsDevSample);
  CHECK(told(result) == "");
  CHECK(result.imported == 1);
  CHECK(result.ids() == Names{"orchard/acme/llama-9-peeler", "orchard/plain", "plan/gpt-9"});
  CHECK(result.line("orchard/acme/llama-9-peeler") ==
        R"({"id":"orchard/acme/llama-9-peeler","name":"Peeler 9","type":"model","capabilities":[)"
        R"({"text":"Language model: chats, answers questions, writes and summarises.",)"
        R"("name":"Text generation"},)"
        R"({"text":"Accepts images together with text, and answers in text.",)"
        R"("name":"Vision: image input"},)"
        R"({"text":"Reads PDF documents.","name":"PDF input"},)"
        R"({"text":"Calls tools: picks one of the given functions and fills in its arguments.",)"
        R"("name":"Tool calling"},)"
        R"({"text":"Thinks step by step before it answers.","name":"Reasoning"},)"
        R"({"text":"Returns JSON that follows a schema.","name":"Structured output"},)"
        R"({"text":"Takes long documents: a context window of 100k tokens or more.",)"
        R"("name":"Long context"},)"
        R"({"text":"Takes whole books and code bases: a context window of one million tokens or )"
        R"(more.","name":"Context of a million tokens"},)"
        R"({"text":"Open weights: can be run on one's own machines.","name":"Open weights"},)"
        R"({"text":"Cheap: at most 0.50 USD per million input tokens.","name":"Low price"},)"
        R"({"text":"Charges less for the part of a prompt that is cached.",)"
        R"("name":"Prompt caching"}],)"
        R"("maker":"Meta","url":"https://orchard.example/models",)"
        R"("tags":["tool_call","reasoning","structured_output","open_weights","in:text",)"
        R"("in:image","in:pdf","out:text","llama"],)"
        R"("aliases":["Acme/Llama-9-Peeler","Llama-9-Peeler","acme/Peeler-9"],)"
        R"("pricing":{"model":"paid","price":{"amount":0.25,"currency":"USD",)"
        R"("per":"1M input tokens","output":1.5}},)"
        R"("signals":{"cache_read_price":0.025,"context":1048576,"max_input":900000,)"
        R"("max_output":8192},"released":"2031-01-02",)"
        R"("source":{"name":"models.dev","url":"https://models.dev/api.json",)"
        R"("observed":"2031-05-06"},"hub_id":"acme/Peeler-9","knowledge_cutoff":"2030-12",)"
        R"("provider":"Orchard Cloud","status":"beta"})");
}

TEST_CASE("when a list was last looked over is kept of what the maker offers itself") {
  const auto model = [](const std::string& provider) {
    return '"' + provider + R"(": {"id": ")" + provider + R"(", "models": {"x": {
        "id": "anthropic/claude-9", "release_date": "2031-01-02", "last_updated": "2032-05"}}})";
  };
  const ForeignImport result =
      import_text("models.dev", '{' + model("anthropic") + ',' + model("mall") + '}');
  CHECK(result.at("anthropic/anthropic/claude-9").updated == parse_date("2032-05"));
  const Entity resold = result.at("mall/anthropic/claude-9");
  CHECK_FALSE(resold.updated);
  CHECK(resold.released == parse_date("2031-01-02"));
}

TEST_CASE("a price of zero is free, unless a provider states it for most of its models") {
  const ForeignImport result = import_text("models.dev", kModelsDevSample);
  CHECK(result.at("orchard/plain").pricing->model == PriceModel::kFree);
  CHECK(capability_names(result.at("orchard/plain")) == Names{"Text generation", "Free of charge"});
  CHECK(result.at("orchard/plain").signals.empty());
  CHECK_FALSE(result.at("plan/gpt-9").pricing);
}

TEST_CASE("faults of models.dev models are told by line, and the models stay") {
  const ForeignImport result = import_text("models.dev", R"({
"p": {"id": "p", "models": {
"a": {"id": "a", "tool_call": "yes", "cost": {"input": -1, "output": "2"}},
"b": {"id": "b", "release_date": "2031-13-01", "limit": {"context": "big"}},
"c": 7,
"d": {"name": 5}}},
"q": {"id": "q"},
"r": []
})");
  CHECK(told(result) ==
        "file.json:3: warning: p.a.cost.input: expected a number of 0 or more, found -1 (the field "
        "is dropped)\n"
        "file.json:3: warning: p.a.cost.output: expected a number of 0 or more, found \"2\" (the "
        "field is dropped)\n"
        "file.json:3: warning: p.a.tool_call: expected true or false, found \"yes\" (the field is "
        "dropped)\n"
        "file.json:4: warning: p.b.limit.context: expected a whole number of 0 or more, found "
        "\"big\" (the field is dropped)\n"
        "file.json:4: warning: p.b.release_date: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, "
        "found \"2031-13-01\" (the field is dropped)\n"
        "file.json:5: warning: p.c: expected an object, found 7 (it is left out)\n"
        "file.json:6: warning: p.d.name: expected a string, found 5 (the field is dropped)\n"
        "file.json:7: warning: q.models: is missing (the provider is left out)\n"
        "file.json:8: warning: r: expected an object, found [] (it is left out)\n");
  CHECK(result.errors == 0);
  CHECK(result.ids() == Names{"p/a", "p/b", "p/d"});
}

TEST_CASE("a model of OpenRouter has the words of the same model of models.dev") {
  const ForeignImport result = import_text("openrouter", kOpenRouterSample);
  CHECK(told(result) == "");
  const Entity& peeler = result.at("openrouter/acme/peeler-9");
  const Entity same = import_text("models.dev", kModelsDevSample).at("orchard/acme/llama-9-peeler");
  for (const Capability& capability : peeler.capabilities) {
    CAPTURE(capability.text);
    CHECK(std::find(same.capabilities.begin(), same.capabilities.end(), capability) !=
          same.capabilities.end());
  }
  CHECK(peeler.capabilities.size() == same.capabilities.size() - 1);  // no million tokens
  CHECK(peeler.pricing == same.pricing);
  CHECK(peeler.summary == "A model that peels.");
  CHECK(peeler.maker == "Acme");
  CHECK(peeler.released == parse_date("2031-01-02"));
  CHECK(find_signal(peeler, "context") == 131072);
  CHECK(find_signal(peeler, "max_output") == 8192);
  CHECK(find_signal(peeler, "intelligence_index") == 31.5);
  CHECK(peeler.aliases ==
        Names{"acme/peeler-9", "peeler-9", "acme/Peeler-9", "acme/peeler-9-20310102"});
}

TEST_CASE("an OpenRouter price that varies is unknown, and one of zero is free") {
  const ForeignImport result = import_text("openrouter", kOpenRouterSample);
  CHECK_FALSE(result.at("openrouter/openrouter/pick").pricing);
  CHECK(result.at("openrouter/openrouter/pick").capabilities.empty());
  CHECK(result.at("openrouter/qwen/seed:free").pricing->model == PriceModel::kFree);
  CHECK(result.at("openrouter/qwen/seed:free").maker == "Alibaba");
}

TEST_CASE("OpenRouter models without an id are left out, and prices that are none are told") {
  const ForeignImport result = import_text("openrouter", R"({"data": [
{"name": "Nameless", "pricing": {}},
{"id": "a/b", "pricing": {"prompt": "cheap", "completion": [1]}},
{"id": "a/b"},
{"id": "  "}, null]})");
  CHECK(told(result) ==
        "file.json:2: warning: data[0].id: is missing (the model is left out)\n"
        "file.json:3: warning: data[1].pricing.prompt: expected a price per token, found \"cheap\" "
        "(the field is dropped)\n"
        "file.json:3: warning: data[1].pricing.completion: expected a price per token, found [1] "
        "(the field is dropped)\n"
        "file.json:4: warning: data[2].id: has the id openrouter/a/b of file.json:3 (it is left "
        "out)\n"
        "file.json:5: warning: data[3].id: is missing (the model is left out)\n"
        "file.json:5: warning: data[4]: expected an object, found null (it is left out)\n");
  CHECK(result.ids() == Names{"openrouter/a/b"});
}

TEST_CASE("an entry of LiteLLM gets the id that models.dev would give it") {
  const ForeignImport result = import_text("litellm", kLiteLlmSample);
  CHECK(told(result) == "");
  CHECK(result.ids() == Names{"azure/gpt-9", "amazon-bedrock/us.anthropic.claude-9-v1:0",
                              "google-vertex/imagen-9", "ollama/llama9", "finder/search"});
  CHECK(result.line("azure/gpt-9") ==
        R"({"id":"azure/gpt-9","name":"gpt-9","type":"model","capabilities":[)"
        R"({"text":"Language model: chats, answers questions, writes and summarises.",)"
        R"("name":"Text generation"},)"
        R"({"text":"Accepts images together with text, and answers in text.",)"
        R"("name":"Vision: image input"},)"
        R"({"text":"Calls tools: picks one of the given functions and fills in its arguments.",)"
        R"("name":"Tool calling"},)"
        R"({"text":"Returns JSON that follows a schema.","name":"Structured output"},)"
        R"({"text":"Takes long documents: a context window of 100k tokens or more.",)"
        R"("name":"Long context"},)"
        R"({"text":"Charges less for the part of a prompt that is cached.",)"
        R"("name":"Prompt caching"}],)"
        R"("maker":"OpenAI","url":"https://prices.example/azure",)"
        R"("tags":["tool_call","structured_output","in:image","out:text","chat"],)"
        R"("aliases":["azure/gpt-9"],)"
        R"("pricing":{"model":"paid","price":{"amount":2.5,"currency":"USD",)"
        R"("per":"1M input tokens","output":10}},)"
        R"("signals":{"batch_input_price":1.25,"cache_read_price":1.25,"context":128000,)"
        R"("max_output":16384},"source":{"name":"LiteLLM",)"
        R"("url":"https://github.com/BerriAI/litellm/blob/main/)"
        R"(model_prices_and_context_window.json","observed":"2031-05-06"},)"
        R"("status":"deprecated from 2032-03-01"})");
}

TEST_CASE("LiteLLM entries without a token price: other units, unknown zeros, other modes") {
  const ForeignImport result = import_text("litellm", kLiteLlmSample);
  const Entity& images = result.at("google-vertex/imagen-9");
  CHECK(*images.pricing->price == Price{.amount = 0.04, .per = "image", .output = {}});
  CHECK(capability_names(images) == Names{"Image generation"});
  CHECK_FALSE(result.at("ollama/llama9").pricing);
  CHECK(result.at("ollama/llama9").maker == "Meta");
  const Entity& search = result.at("finder/search");
  CHECK(search.type == "api");
  CHECK(search.name == "finder/search");
  CHECK(search.pricing->price->per == "query");
  const Entity& claude = result.at("amazon-bedrock/us.anthropic.claude-9-v1:0");
  CHECK(claude.name == "claude-9");
  CHECK(claude.maker == "Anthropic");
  CHECK(find_signal(claude, "context") == 4096);
}

TEST_CASE("a price per query stands where a token costs nothing") {
  const ForeignImport result = import_text("litellm", R"({
"rerank-9": {"litellm_provider": "acme", "mode": "rerank", "input_cost_per_query": 0.002,
             "input_cost_per_token": 0.0, "output_cost_per_token": 0.0},
"acme/letters/v3/text-to-image": {"litellm_provider": "acme", "mode": "image_generation",
                                  "output_cost_per_image": 0.04}})");
  CHECK(*result.at("acme/rerank-9").pricing->price ==
        Price{.amount = 0.002, .per = "query", .output = {}});
  CHECK(result.at("acme/letters/v3/text-to-image").name == "letters v3 text-to-image");
}

TEST_CASE("a model that LiteLLM lists twice is imported once, and one without provider not") {
  const ForeignImport result = import_text("litellm", R"({
"deepseek-chat": {"litellm_provider": "deepseek"},
"deepseek/deepseek-chat": {"litellm_provider": "deepseek"},
"lost": {"mode": "chat"}})");
  CHECK(told(result) ==
        "file.json:3: warning: deepseek/deepseek-chat: has the id deepseek/deepseek-chat of "
        "file.json:2 (it is left out)\n"
        "file.json:4: warning: lost.litellm_provider: is missing (the model is left out)\n");
  CHECK(result.ids() == Names{"deepseek/deepseek-chat"});
}

}  // namespace
}  // namespace matchgraph
