"""What people come for, in a browser at the sample: each task is typed as a person would type it, and
what the page then shows without a further step is held against what a reader would need. Exits with
77 where there is no browser."""
import sys
import unittest

try:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    from browser import Server, open_browser, wait_until
except ImportError:
    print("skipped: python3-selenium is missing")
    sys.exit(77)

# What is typed, and what the first card has to be and to say.
NEEDS = [
    ("free speech-to-text that works offline", "whisper.cpp", ["works offline", "open source"]),
    ("transcribe speech offline", "whisper.cpp", ["works offline"]),
    ("dataset of source code, permissive licences", "The Stack v2", ["67 TB", "dataset"]),
    ("take meeting notes", "Otter.ai", ["hosted"]),
    ("open source alternative to Copilot", "OpenHands", ["open source"]),
]
# What is typed, and the two that are compared.
PAIRS = [
    ("compare Qdrant and Milvus", "Qdrant", "Milvus"),
    ("Qdrant vs Milvus", "Qdrant", "Milvus"),
    ("is Qdrant better than Milvus?", "Qdrant", "Milvus"),
    ("Claude Code or aider", "Claude Code", "aider"),
]
UNKNOWN = ["alternatives to Notion", "alternatives to Pinecone"]


class Tasks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.browser = open_browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.close()

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def path(self):
        return self.browser.current_url.removeprefix(self.server.address)

    def ask(self, text):
        """Types the text on the first page, where the cursor waits in the box."""
        self.browser.get(self.server.address + "/")
        box = self.browser.switch_to.active_element
        self.assertEqual(box.get_attribute("name"), "q")
        box.send_keys(text, Keys.ENTER)
        wait_until(lambda: self.path() != "/", "an answer to " + text)

    def names(self):
        return [link.text for link in self.all("[data-hit] .name [data-open]")]

    def test_needs_find_what_meets_them_and_the_card_says_so(self):
        for text, name, says in NEEDS:
            with self.subTest(text):
                self.ask(text)
                self.assertEqual(self.names()[0], name)
                card = self.all("[data-hit]")[0].text
                for words in says:
                    self.assertIn(words, card)
                # The answer stands in sight without scrolling.
                self.assertLess(self.all("[data-hit]")[0].rect["y"], 500)

    def test_two_names_are_compared_with_what_parts_them_first(self):
        for text, left, right in PAIRS:
            with self.subTest(text):
                self.ask(text)
                wait_until(lambda: self.path().startswith("/compare?"), "the comparison")
                heading = self.one("h1").text
                self.assertIn(left, heading)
                self.assertIn(right, heading)
                order = [self.one(part).rect["y"] for part in (
                    ".verdict", "#facts", "#both", "#only-1", "#different")]
                self.assertEqual(order, sorted(order))

    def test_the_beginning_of_a_name_is_compared_and_the_page_says_so(self):
        self.ask("whisper.cpp vs Deepgram")
        wait_until(lambda: self.path().startswith("/compare?"), "the comparison")
        self.assertIn("Deepgram Nova-3", self.one("h1").text)
        self.assertIn("was taken for", self.one(".notes").text)

    def test_one_name_to_compare_asks_for_the_other(self):
        self.browser.get(self.server.address + "/compare?e=Qdrant")
        self.one("#other-name").send_keys("Milvus", Keys.ENTER)
        wait_until(lambda: self.all(".verdict"), "the comparison")
        self.assertIn("Milvus", self.one("h1").text)

    def test_four_are_compared_on_a_phone_without_moving_sideways(self):
        browser = open_browser(width=390)
        try:
            browser.get(self.server.address + "/compare?e=Ollama&e=LM+Studio&e=Jan&e=GPT4All")
            for box in browser.find_elements(By.CSS_SELECTOR, ".wide"):
                inside = browser.execute_script(
                    "return [arguments[0].scrollWidth, arguments[0].clientWidth]", box)
                self.assertLessEqual(inside[0], inside[1])
        finally:
            browser.quit()

    def test_a_verdict_agrees_with_what_stands_below_it(self):
        self.browser.get(self.server.address + "/compare?e=Whisper-1&e=whisper.cpp")
        heading = self.one("#verdict").text
        if "not comparable" in heading:
            self.assertEqual(self.all("#coverage"), [])
        self.assertNotIn("pricing.model", self.one("main").text)

    def test_a_name_that_is_not_known_lists_nothing_and_says_so(self):
        for text in UNKNOWN:
            with self.subTest(text):
                self.ask(text)
                self.assertIn("Nothing is called", self.one("h1").text)
                self.assertEqual(self.all("[data-hit]"), [])

    def test_cheaper_open_models_are_found_and_say_context_and_price(self):
        self.ask("alternative to GPT-4o-mini, open source, cheaper")
        self.assertTrue(self.names())
        for card in self.all("[data-hit]")[:3]:
            self.assertIn("context", card.text)
            self.assertIn("price", card.text)
            self.assertNotIn("OpenAI", card.text.split("\n")[0])

    def test_local_ones_are_told_from_hosted_ones_on_their_cards(self):
        self.ask("chat with PDF files")
        cards = {card.text.split("\n")[0]: card.text for card in self.all("[data-hit]")}
        self.assertIn("hosted", cards["ChatPDF"])
        self.ask("chat with my local PDF files")
        cards = {card.text.split("\n")[0]: card.text for card in self.all("[data-hit]")}
        self.assertNotIn("ChatPDF", cards)
        self.assertIn("works offline", cards["GPT4All"])
        self.assertIn("works offline", cards["privateGPT"])
        self.ask("run an LLM on my laptop")
        self.assertIn("runs locally", self.all("[data-hit]")[0].text)

    def test_a_question_about_models_lists_models(self):
        self.ask("which model is best for coding")
        self.assertIn("model", self.one(".chip").text)
        types = {kind.text for kind in self.all("[data-hit] .name .type")}
        self.assertIn("model", types)
        self.assertLessEqual(types, {"model", "fine-tune"})

    def test_models_are_sorted_by_context_in_a_table(self):
        self.browser.get(self.server.address + "/search?type=model")
        self.one(".views a[href*='view=table']").click()
        wait_until(lambda: self.all("table.listing"), "the table")
        next(link for link in self.all(".listing thead a") if link.text.startswith("Context")).click()
        wait_until(lambda: "sort=context" in self.path(), "sorted")
        self.assertEqual(self.one("th[aria-sort]").get_attribute("aria-sort"), "descending")
        column = [head.text.rstrip(" ↓↑") for head in self.all(".listing thead th")].index("Context")
        shown = [row.find_elements(By.CSS_SELECTOR, "th, td")[column].text
                 for row in self.all(".listing tbody tr")]
        units = {"k": 1e3, "M": 1e6}
        known = [float(text[:-1]) * units[text[-1]] for text in shown if text != "–"]
        self.assertEqual(known, sorted(known, reverse=True))

    def test_several_values_of_a_facet_widen_what_is_found(self):
        self.browser.get(self.server.address + "/search?q=transcribe+speech&type=api")
        few = self.one(".position").text
        self.one(".facet a[href*='type=api&type=model']").click()
        wait_until(lambda: "type=model" in self.path(), "either type")
        types = {kind.text for kind in self.all("[data-hit] .name .type")}
        self.assertEqual(types - {""}, {"API", "model"})  # what is folded away has no text to see
        self.assertNotEqual(self.one(".position").text, few)

    def test_a_range_is_typed_and_becomes_a_chip(self):
        self.browser.get(self.server.address + "/search?type=model")
        self.one("#context-from").send_keys("200000", Keys.ENTER)
        wait_until(lambda: "where=" in self.path(), "the filter")
        self.assertIn("context >= 200000", self.one(".chips").text)
        self.assertNotIn("context-from", self.path())
        self.assertTrue(self.names())

    def test_the_map_leads_from_an_area_to_its_entities(self):
        self.browser.get(self.server.address + "/map")
        self.browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))",
                                    self.one(".map .area > a"))
        wait_until(lambda: "area=" in self.path(), "the area")
        self.assertTrue(self.all("svg.picture a.node"))
        self.assertTrue(self.all("a[href*='cluster=']"))

    def test_every_example_of_the_first_page_answers(self):
        self.browser.get(self.server.address + "/")
        addresses = [link.get_attribute("href") for link in self.all(".tries a")]
        self.assertGreaterEqual(len(addresses), 8)
        for address in addresses:
            with self.subTest(address):
                self.browser.get(address)
                found = self.all("[data-hit] [data-open]") or self.all(".verdict")
                self.assertTrue(found)

    def test_how_to_ask_is_told_beside_the_box_and_under_the_question_mark(self):
        self.browser.get(self.server.address + "/")
        self.one(".how-to-ask summary").click()
        self.assertIn("like NAME but cheaper", self.one(".how-to-ask").text)
        self.browser.get(self.server.address + "/search?q=speech")
        self.one("body").send_keys("?")
        wait_until(lambda: self.all("dialog[open]"), "help")
        self.assertIn("A vs B", self.one("dialog").text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
