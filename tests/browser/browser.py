"""A browser at a server over the sample catalogue: what tests and screenshots share."""
import os
import re
import shutil
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMAND = os.environ.get("MATCHGRAPH_COMMAND", os.path.join(ROOT, "build/release/matchgraph"))
PATIENCE = 20  # seconds

# Serious faults of accessibility that the page itself can be asked for: what has no name, what a
# label points to that is not there, headings and landmarks, ids, text too faint to read.
AUDIT = r"""
const faults = [];
const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
const words = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
const nameOf = (e) => (e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') && words(e.getAttribute('aria-labelledby'))) ||
  (e.labels && [...e.labels].map((l) => l.textContent).join(' ')) || e.textContent || e.getAttribute('title') || '').trim();
for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [role=img], svg a, summary'))
  if (shown(e) && !nameOf(e)) faults.push('no name: ' + e.outerHTML.slice(0, 120));
for (const a of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
  for (const e of document.querySelectorAll('[' + a + ']'))
    for (const id of e.getAttribute(a).split(/\s+/)) if (!document.getElementById(id)) faults.push(a + ' leads nowhere: ' + id);
const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('id twice: ' + id);
if (document.querySelectorAll('h1').length !== 1) faults.push(document.querySelectorAll('h1').length + ' h1');
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  if (!shown(h)) continue;
  const next = Number(h.tagName[1]);
  if (next > level + 1) faults.push('heading level ' + next + ' after ' + level + ': ' + h.textContent.trim().slice(0, 60));
  level = next;
}
if (document.querySelectorAll('main').length !== 1) faults.push('no main');
if (!document.documentElement.lang) faults.push('no language');
if (!document.title) faults.push('no title');
for (const e of document.querySelectorAll('table')) if (!e.querySelector('th')) faults.push('a table without headings');
for (const e of document.querySelectorAll('[style]')) faults.push('inline style: ' + e.outerHTML.slice(0, 80));
const channel = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const rgba = (text) => { const n = text.match(/[\d.]+/g).map(Number); return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3]));
const ground = (e) => {
  const layers = [];
  for (let at = e; at; at = at.parentElement) { const c = rgba(getComputedStyle(at).backgroundColor); layers.push(c); if (c[3] === 1) break; }
  let out = [255, 255, 255];
  for (const layer of layers.reverse()) out = over(layer, out);
  return out;
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const seen = new Set();
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || seen.has(e) || e.closest('svg, script, dialog:not([open])') || !shown(e)) continue;
  seen.add(e);
  const style = getComputedStyle(e);
  if (e.closest('.unseen, .skip') || e.disabled) continue;
  const under = ground(e);
  const ink = over(rgba(style.color), under);
  const [a, b] = [light(ink), light(under)].sort((x, y) => y - x);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < (large ? 3 : 4.5)) faults.push('contrast ' + ratio.toFixed(2) + ': ' + e.textContent.trim().slice(0, 60));
}
return faults;
"""

# Reports of the content security policy, kept from the page's first moment on.
WATCH = """
window.policyReports = [];
document.addEventListener('securitypolicyviolation', (e) => window.policyReports.push(e.violatedDirective + ' ' + e.blockedURI));
"""


class Server:
    """`matchgraph serve` over a catalogue, in a folder of its own."""

    def __init__(self, catalogue=os.path.join(ROOT, "tools/sample/catalogue.jsonl")):
        self.folder = tempfile.mkdtemp(prefix="matchgraph-browser-")
        subprocess.run([COMMAND, "build", catalogue, "--data", self.folder], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--data", self.folder, "--listen", "127.0.0.1:0", "--no-log"],
            stdout=subprocess.PIPE, text=True)
        self.address = re.match(r"serving (http://\S+)/", self.process.stdout.readline()).group(1)

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        shutil.rmtree(self.folder)


def open_browser(width=1200, height=900, dark=False, scripts=True):
    """A window of that many CSS pixels, also where it is narrower than a browser's least."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--disable-background-networking", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    browser.set_page_load_timeout(PATIENCE)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": height, "deviceScaleFactor": 1,
                             "mobile": width < 600})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    return browser


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("in vain: " + what)
