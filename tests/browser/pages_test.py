"""Pages in a real browser, as people use them. Exits with 77 where there is no browser."""
import sys
import unittest

try:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    from browser import AUDIT, Server, open_browser, wait_until
except ImportError:
    print("skipped: python3-selenium is missing")
    sys.exit(77)

PAGES = [
    "/", "/search?q=transcribe+speech", "/search?q=transcribe+speech&explain=1&offers=1",
    "/search?type=model&free=1", "/search?q=zzzqqq+xxyyzz", "/search?q=like+Qdrant+but+free",
    "/search?q=what+claims+to+beat+Qdrant", "/entity/qdrant/qdrant",
    "/alternatives?e=qdrant/qdrant", "/alternatives?e=Whisper-1&e=whisper.cpp&cheaper=1",
    "/compare?e=Whisper-1&e=whisper.cpp",
    "/compare?e=Whisper-1&e=whisper.cpp&e=Qdrant&e=GPT-4o-mini",
    "/cover", "/cover?need=transcribe+speech&need=fold+laundry&free=1",
    "/search?q=speech&c=qdrant/qdrant", "/entity/nothing-like-this", "/nothing",
    "/search?q=language+model&view=table", "/search?type=model&view=chart",
    "/search?type=model&view=chart&y=rank", "/alternatives?e=GPT-4o-mini&view=table",
    "/compare?e=Whisper-1&e=whisper.cpp&differences=1", "/map", "/cover?need=transcribe+speech",
    "/compare?e=Qdrant", "/compare", "/search?q=like+Notion", "/search?q=speech&sort=price",
    "/compare?e=Ollama&e=LM+Studio&e=GPT4All&e=Jan",
]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.browser = open_browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.close()

    def go(self, path, browser=None):
        (browser or self.browser).get(self.server.address + path)

    def all(self, selector, browser=None):
        return (browser or self.browser).find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector, browser=None):
        return (browser or self.browser).find_element(By.CSS_SELECTOR, selector)

    def path(self, browser=None):
        return (browser or self.browser).current_url.removeprefix(self.server.address)

    def body(self):
        return self.one("body")

    def click(self, element, browser=None):
        # As a person scrolls: what lies under the tray at the lower edge cannot be clicked.
        (browser or self.browser).execute_script(
            "arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def check_page(self, browser, path):
        faults = browser.execute_script(AUDIT)
        self.assertEqual(faults, [], path)
        self.assertEqual(browser.execute_script("return window.policyReports"), [], path)
        # A missing page is told to the console by the browser itself.
        messages = [entry["message"] for entry in browser.get_log("browser")
                    if "status of 404" not in entry["message"]]
        self.assertEqual(messages, [], path)

    def test_every_page_is_sound(self):
        for path in PAGES:
            with self.subTest(path):
                self.go(path)
                self.check_page(self.browser, path)

    def test_every_page_is_sound_in_the_dark_and_fits_a_phone(self):
        browser = open_browser(width=360, height=740, dark=True)
        try:
            for path in PAGES:
                with self.subTest(path):
                    self.go(path, browser)
                    self.check_page(browser, path)
                    width = browser.execute_script("return document.documentElement.scrollWidth")
                    self.assertLessEqual(width, 360, path)
            ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
            self.assertLess(sum(map(int, ground[4:-1].split(","))), 200, "dark ground")
        finally:
            browser.quit()

    def test_a_need_is_typed_and_a_result_opened(self):
        self.go("/")
        box = self.one("input[type=search]")
        box.send_keys("transcribe speech offline", Keys.ENTER)
        wait_until(lambda: self.path().startswith("/search?q=transcribe"), "results")
        first = self.one("[data-hit] [data-open]")
        name = first.text
        self.assertTrue(self.all("[data-hit] mark"), "reasons are marked")
        first.click()
        wait_until(lambda: self.path().startswith("/entity/"), "the entity")
        # The choice was recorded on the way; the address is one to share.
        self.assertNotIn("s=", self.path())
        self.assertIn(name, self.one("h1").text)

    def test_suggestions_come_while_typing(self):
        self.go("/")
        box = self.one("input[type=search]")
        box.send_keys("qdr")
        options = wait_until(lambda: self.all("[role=option]"), "suggestions")
        self.assertIn("Qdrant", [option.text.split("\n")[0] for option in options])
        self.assertEqual(box.get_attribute("aria-expanded"), "true")
        box.send_keys(Keys.ESCAPE)
        wait_until(lambda: box.get_attribute("aria-expanded") == "false", "closed")
        box.send_keys(Keys.BACKSPACE)
        wait_until(lambda: box.get_attribute("aria-expanded") == "true", "suggestions again")
        steps = [option.text.split("\n")[0] for option in self.all("[role=option]")].index("Qdrant")
        for _ in range(steps + 1):
            box.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(self.one("[aria-selected=true]").text.split("\n")[0], "Qdrant")
        box.send_keys(Keys.ENTER)
        wait_until(lambda: self.path().startswith("/entity/qdrant/qdrant"), "the entity")

    def test_a_second_name_is_suggested_once(self):
        self.go("/")
        self.one("input[type=search]").send_keys("Qdrant vs m")
        wait_until(lambda: [o for o in self.all("[role=option]") if "vs" in o.text], "suggestions")
        rows = [option.text for option in self.all("[role=option]")]
        self.assertTrue(rows[0].startswith("Qdrant vs Milvus"), rows)
        self.assertEqual(len(rows), len(set(rows)))
        self.assertLessEqual(len(rows), 8)

    def test_on_a_phone_filters_open_before_the_results_and_lead_back(self):
        browser = open_browser(width=390, height=844)
        try:
            self.go("/search?q=transcribe+speech", browser)
            filters = browser.find_element(By.ID, "filters")
            self.assertFalse(filters.is_displayed())
            browser.find_element(By.CSS_SELECTOR, ".to-filters").click()
            wait_until(filters.is_displayed, "the sheet of filters")
            self.check_page(browser, "the sheet of filters")
            browser.find_element(By.CSS_SELECTOR, ".close-filters").click()
            wait_until(lambda: not filters.is_displayed(), "the results again")
        finally:
            browser.quit()

    def test_results_come_while_typing_and_the_address_goes_along(self):
        self.go("/search?q=transcribe")
        before = self.one(".position").text
        self.one("input[type=search]").send_keys(" speech offline")
        wait_until(lambda: self.path().endswith("speech+offline"), "the address of what is typed")
        wait_until(lambda: self.one("h1").text == "Results for “transcribe speech offline”", "results")
        self.assertNotEqual(self.one(".position").text, before)
        self.assertEqual(self.browser.switch_to.active_element.get_attribute("name"), "q")
        self.check_page(self.browser, self.path())

    def test_facets_narrow_and_widen(self):
        self.go("/search?q=language+model")
        before = self.one(".position").text
        self.one('a[href*="type=model"]').click()
        wait_until(lambda: "type=model" in self.path(), "narrowed")
        self.assertNotEqual(self.one(".position").text, before)
        types = {hit.text for hit in self.all("[data-hit] .name .type")}
        self.assertEqual(types, {"model"})
        self.one('.chip a[aria-label^="Remove"]').click()
        wait_until(lambda: "type=model" not in self.path(), "widened")
        self.assertEqual(self.one(".position").text, before)

    def test_critique_chips_lead_on(self):
        self.go("/alternatives?e=GPT-4o-mini")
        chip = self.one(".critiques a.chip")
        label = chip.text.split("\n")[0]
        chip.click()
        wait_until(lambda: self.path().startswith("/search?q="), label)
        self.assertTrue(self.all("[data-hit]"), label)

    def test_two_are_compared_from_the_tray(self):
        self.go("/search?q=transcribe+speech")
        for _ in range(2):
            count = len(self.all(".tray li"))
            self.click(self.one("[data-tray=add]"))
            wait_until(lambda: len(self.all(".tray li")) == count + 1, "in the tray")
        self.one("[data-compare]").click()
        wait_until(lambda: self.path().startswith("/compare?"), "the comparison")
        self.assertTrue(self.all(".verdict"))
        self.assertIn("Need something different?", self.body().text)

    def test_the_keyboard_is_enough(self):
        self.go("/search?q=transcribe+speech")
        self.body().send_keys("/")
        active = lambda: self.browser.switch_to.active_element
        self.assertEqual(active().get_attribute("type"), "search")
        active().send_keys(Keys.ESCAPE)
        self.body().send_keys("j")
        first = self.all("[data-open]")[0]
        self.assertEqual(active(), first)
        active().send_keys(Keys.ARROW_DOWN)
        self.assertEqual(active(), self.all("[data-open]")[1])
        active().send_keys("k")
        self.assertEqual(active(), first)
        active().send_keys("c")
        wait_until(lambda: self.all(".tray li"), "c adds to the comparison")
        self.body().send_keys("?")
        wait_until(lambda: self.all("dialog[open]"), "help")
        active().send_keys(Keys.ESCAPE)
        wait_until(lambda: not self.all("dialog[open]"), "help is closed")
        self.body().send_keys("j")
        active().send_keys(Keys.ENTER)
        wait_until(lambda: self.path().startswith("/entity/"), "Enter opens")

    def test_all_of_it_works_without_scripts(self):
        browser = open_browser(scripts=False)
        try:
            self.go("/", browser)
            box = self.one("input[type=search]", browser)
            box.send_keys("transcribe speech")
            self.one("form[role=search] button[type=submit]", browser).click()
            wait_until(lambda: self.all("[data-hit]", browser), "results")
            self.click(self.one("[data-tray=add]", browser), browser)
            wait_until(lambda: self.all(".tray li", browser), "in the tray")
            self.click(self.one("[data-tray=add]", browser), browser)
            wait_until(lambda: len(self.all(".tray li", browser)) == 2, "two in the tray")
            self.one("[data-compare]", browser).click()
            wait_until(lambda: self.path(browser).startswith("/compare"), "the comparison")
            self.go("/search?q=transcribe+speech", browser)
            self.one("[data-open]", browser).click()
            wait_until(lambda: self.path(browser).startswith("/entity/"), "the entity")
            self.assertTrue(self.all("svg a", browser), "the picture's nodes are links")
            self.one('a[href^="/alternatives"]', browser).click()
            wait_until(lambda: self.path(browser).startswith("/alternatives"), "alternatives")
            self.assertTrue(self.all("[data-hit]", browser))
        finally:
            browser.quit()


if __name__ == "__main__":
    unittest.main(verbosity=2)
