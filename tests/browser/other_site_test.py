"""Pages of another site in a visitor's browser: they get answers, and leave no evidence.
Exits with 77 where there is no browser."""
import http.server
import json
import subprocess
import sys
import threading
import time
import unittest

try:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    from browser import COMMAND, Server, open_browser, wait_until
except ImportError:
    print("skipped: python3-selenium is missing")
    sys.exit(77)

ASKED = 30

# What a page can have a browser ask without the visitor's doing.
HOSTILE = """<!doctype html><title>Other site</title><p>Elsewhere</p><script>
const site = %(site)s, search = %(search)s, entity = 'qdrant/qdrant';
const asked = [];
for (let i = 0; i < %(count)d; ++i) {
  const image = new Image();
  asked.push(new Promise((done) => { image.onload = image.onerror = done; }));
  image.src = `${site}/search?q=image+${i}`;
  asked.push(fetch(`${site}/search?q=fetch+${i}`, {mode: 'no-cors', credentials: 'include'}));
  asked.push(fetch(`${site}/api/v1/search?q=api+${i}`, {mode: 'no-cors', credentials: 'include'}));
  asked.push(fetch(`${site}/entity/${entity}?s=${search}`, {mode: 'no-cors', credentials: 'include'}));
  navigator.sendBeacon(`${site}/api/v1/chosen`, JSON.stringify({search, entity}));
}
const frame = document.createElement('iframe');
frame.src = `${site}/search?q=frame`;
document.body.append(frame);
Promise.allSettled(asked).then(() => { document.title = 'asked'; });
</script>
<a id="search" href="%(address)s/search?q=followed+link">search</a>
<a id="choice" href="%(address)s/entity/qdrant/qdrant?s=%(id)s">choice</a>"""


class OtherSite:
    """A page under another name than the server's, as the browser sees sites."""

    def __init__(self):
        site = self
        self.page = ""

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(site.page.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = "http://localhost:%d/" % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class OtherSites(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.other = OtherSite()
        self.browser = open_browser()

    def tearDown(self):
        self.browser.quit()
        self.other.close()
        self.server.close()

    def recorded(self):
        out = subprocess.run([COMMAND, "--format", "json", "evidence", "stats", "--data",
                              self.server.folder], check=True, capture_output=True, text=True)
        figures = json.loads(out.stdout)
        return figures["searches"], figures["choices"]

    def search(self, text):
        """As a visitor does it, who has been on the site before."""
        for _ in range(2):
            self.browser.get(self.server.address)
            self.browser.find_element(By.CSS_SELECTOR, "input[type=search]").send_keys(
                text, Keys.ENTER)
            wait_until(lambda: self.browser.current_url.endswith("q=" + text.replace(" ", "+")),
                       "results for " + text)
        return wait_until(lambda: self.browser.find_elements(By.CSS_SELECTOR, "[data-open]"),
                          "results")[0]

    def settled(self):
        """What is recorded; records are written some moments after the answer."""
        time.sleep(1.5)
        return self.recorded()

    def test_what_another_site_has_a_browser_ask_is_no_evidence(self):
        # The id of the visitor's own search should not be known elsewhere; here it is.
        link = self.search("vector database").get_attribute("href")
        search = link.split("s=")[1].split("&")[0]
        own = self.settled()
        self.assertGreater(own[0], 0)
        self.assertEqual(own[1], 0)
        self.other.page = HOSTILE % {
            "site": json.dumps(self.server.address), "search": json.dumps(search),
            "count": ASKED, "address": self.server.address, "id": search}
        self.browser.get(self.other.address)
        wait_until(lambda: self.browser.title == "asked", "all that the page asks")
        for name in ("search", "choice"):
            self.browser.get(self.other.address)
            self.browser.find_element(By.ID, name).click()
            wait_until(lambda: self.browser.current_url.startswith(self.server.address), name)
        self.assertEqual(self.settled(), own)
        # The visitor's own choice is one still.
        self.search("vector database").click()
        wait_until(lambda: self.recorded()[1] == 1, "the visitor's own choice")


if __name__ == "__main__":
    unittest.main(verbosity=2)
