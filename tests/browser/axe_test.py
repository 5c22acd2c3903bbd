"""Every page in light, in the dark and on a phone, held against axe-core. Exits with 77 where either
the browser or axe-core is missing; tools/test installs the latter with npm."""
import os
import sys
import unittest

try:
    from browser import Server, open_browser
    from pages_test import PAGES
except ImportError:
    print("skipped: python3-selenium is missing")
    sys.exit(77)

AXE = os.environ.get("MATCHGRAPH_AXE", "")
if not os.path.exists(AXE):
    print("skipped: axe-core is missing")
    sys.exit(77)

VIEWS = {"light": (1200, False), "dark": (1200, True), "phone": (360, False)}
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.map((rule) =>
  rule.id + ': ' + rule.help + '\\n    ' + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('\\n    '))));
"""


class Accessibility(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        with open(AXE, encoding="utf-8") as source:
            cls.source = source.read()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def check(self, view):
        width, dark = VIEWS[view]
        browser = open_browser(width=width, dark=dark)
        try:
            for path in PAGES:
                with self.subTest(view=view, path=path):
                    browser.get(self.server.address + path)
                    browser.execute_script(self.source)
                    found = browser.execute_async_script(RUN)
                    self.assertEqual(found, [], "\n" + "\n".join(found))
        finally:
            browser.quit()

    def test_every_page_in_light(self):
        self.check("light")

    def test_every_page_in_the_dark(self):
        self.check("dark")

    def test_every_page_on_a_phone(self):
        self.check("phone")


if __name__ == "__main__":
    unittest.main(verbosity=2)
