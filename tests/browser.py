"""Opens pages in one headless Chromium and asserts what a reader would notice. Called by tests/browser.sh.

usage: python3 tests/browser.py FOLDER [--pictures]

FOLDER holds NAME.html files and pages.txt, a line each: NAME, how many pages of paper it may take (0: any), how many
charts it must have, and a text that must be in it on paper. --pictures also leaves screenshots there.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe"]
PAPER_WIDTH = 703  # pixels: A4 without its margins of 12 mm

# What is measured on the page as it stands; `bad` lists are named by what is wrong with them.
MEASURE = """(() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const shown = element => element.getClientRects().length > 0;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && shown(parent) && !parent.closest('title, desc, style')) texts.push(parent);
  }
  const scale = element => { const svg = element.closest('svg'); return svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1; };
  const size = element => parseFloat(getComputedStyle(element).fontSize) * scale(element);
  const outside = text => {
    const own = text.getBoundingClientRect(), frame = text.closest('svg').getBoundingClientRect();
    return own.left < frame.left - 1 || own.right > frame.right + 1 || own.top < frame.top - 1 || own.bottom > frame.bottom + 1;
  };
  const start = node => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect().left; };
  const misplaced = cell => getComputedStyle(cell).display === 'flow-root' && [...cell.childNodes].some(n => n.textContent && start(n) < cell.getBoundingClientRect().left + 90);
  return {
    scrollWidth: document.documentElement.scrollWidth, innerWidth: innerWidth,
    charts: all('svg').filter(shown).length,
    small: texts.filter(e => !e.closest('.small, svg')).map(size).sort((a, b) => a - b)[0],
    smallInCharts: texts.filter(e => e.closest('svg')).map(size).sort((a, b) => a - b)[0] || 99,
    ink: getComputedStyle(document.body).color, ground: getComputedStyle(document.body).backgroundColor,
    bad: {
      'chart without words': all('svg').filter(s => s.getAttribute('role') !== 'img' || !s.querySelector(':scope > title')?.textContent || !s.querySelector(':scope > desc')?.textContent).length,
      'id used twice': all('[id]').length - new Set(all('[id]').map(e => e.id)).size,
      'chart text outside its picture': all('svg text').filter(e => shown(e) && outside(e)).map(e => e.textContent),
      'heading of a table without scope': all('th:not([scope])').length,
      'script': all('script').length,
      'page without language or title': document.documentElement.lang && document.title ? 0 : 1,
      'text in the place of a label': all('td').filter(misplaced).map(e => e.textContent),
      'cell wider than its table': all('td, th').filter(e => shown(e) && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent),
    }};
})()"""


class Browser:
    """The DevTools protocol over two pipes: JSON messages that end with a zero byte."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="accord-browser-")
        theirs_in, self.out = os.pipe()
        self.inp, theirs_out = os.pipe()

        def place():
            os.dup2(theirs_in, 100)
            os.dup2(theirs_out, 101)
            os.dup2(100, 3)
            os.dup2(101, 4)

        self.process = subprocess.Popen(["chromium", *FLAGS, "--user-data-dir=" + self.profile, "about:blank"], pass_fds=(3, 4), preexec_fn=place,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.number, self.buffer, self.events, self.session = 0, b"", [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def read(self):
        while b"\0" not in self.buffer:
            more = os.read(self.inp, 1 << 16)
            if not more:
                raise SystemExit("Chromium ended early")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise SystemExit(method + ": " + answer["error"]["message"])
            else:
                return answer["result"]

    def open(self, path):
        self.events.clear()
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())

    def measure(self, width, media="", dark=False):
        """Like a phone when it is narrow: 3 device pixels each."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=3 if width < 500 else 1, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        result = self.call("Runtime.evaluate", expression=MEASURE, returnByValue=True)
        if "exceptionDetails" in result:
            raise SystemExit("the measuring script failed: " + json.dumps(result["exceptionDetails"]))
        return result["result"]["value"]

    def picture(self, path):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def paper(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def end(self):
        os.close(self.out)
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, page, what, good, found=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL  {page}: {what}" + (f": {found}" if found != "" else ""))


def contrast(first, second):
    """WCAG's ratio of two colours like rgb(27, 31, 36)."""
    def luminance(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def troubles(events):
    """What the page asked of the network or said on the console."""
    found = []
    for event in events:
        method, said = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent" and said.get("type") != "Document":
            found.append("asked for " + said["request"]["url"][:100])
        elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            found.append(json.dumps(said)[:300])
    return found


def without_blanks(text):
    return "".join(text.split())


def one_page(browser, tally, folder, name, pages, charts, text, pictures):
    stem = os.path.join(folder, name)
    browser.open(stem + ".html")
    for width in (360, 1280):
        found = browser.measure(width)
        if pictures:
            browser.picture(f"{stem}.{width}.png")
        tally.check(name, f"no sideways scrolling at {width} px", found["scrollWidth"] <= found["innerWidth"], found["scrollWidth"])
        tally.check(name, f"{charts} charts at {width} px", found["charts"] == charts, found["charts"])
        tally.check(name, f"text of charts is legible at {width} px", found["smallInCharts"] >= 10, found["smallInCharts"])
        for what, items in found["bad"].items():
            tally.check(name, f"no {what} at {width} px", not items, items)
        tally.check(name, "ink on ground", contrast(found["ink"], found["ground"]) >= 7)
    found = browser.measure(1280, dark=True)
    if pictures:
        browser.picture(stem + ".dark.png")
    tally.check(name, "dark when the reader's screen is", contrast(found["ground"], "rgb(255,255,255)") > 10, found["ground"])
    tally.check(name, "ink on dark ground", contrast(found["ink"], found["ground"]) >= 7)
    found = browser.measure(PAPER_WIDTH, media="print", dark=True)
    tally.check(name, "fits the paper's width", found["scrollWidth"] <= PAPER_WIDTH, found["scrollWidth"])
    tally.check(name, "text of 9 pt or more on paper", found["small"] >= 11.99, found["small"])
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.clearDeviceMetricsOverride")
    browser.paper(stem + ".pdf")
    info = subprocess.run(["pdfinfo", stem + ".pdf"], capture_output=True, text=True, check=True).stdout
    count = int(re.search(r"^Pages: +(\d+)", info, re.M).group(1))
    tally.check(name, f"{pages} page of paper", pages in (0, count), count)
    printed = subprocess.run(["pdftotext", stem + ".pdf", "-"], capture_output=True, text=True, check=True).stdout
    tally.check(name, "its words on paper", without_blanks(text) in without_blanks(printed), text)
    said = troubles(browser.events)
    tally.check(name, "no request, nothing on the console", not said, said)


def main():
    folder, pictures = sys.argv[1], "--pictures" in sys.argv
    tally, browser = Tally(), Browser()
    try:
        with open(os.path.join(folder, "pages.txt"), encoding="utf-8") as rows:
            for row in rows:
                name, pages, charts, text = row.rstrip("\n").split("\t")
                one_page(browser, tally, folder, name, int(pages), int(charts), text, pictures)
    finally:
        browser.end()
    print(f"\n{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
