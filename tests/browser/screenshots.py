"""Pictures of all pages for a person to look at: screenshots.py FOLDER"""
import os
import sys

from browser import Server, open_browser

SHOTS = {
    "home": "/",
    "search": "/search?q=transcribe+speech+offline",
    "search-explained": "/search?q=transcribe+speech+offline&explain=1&limit=2",
    "facets": "/search?q=language+model&type=model",
    "understood": "/search?q=like+Qdrant+but+free+and+with+filters",
    "claims": "/search?q=what+claims+to+beat+Qdrant",
    "entity": "/entity/qdrant/qdrant",
    "alternatives": "/alternatives?e=qdrant/qdrant",
    "compare-two": "/compare?e=Whisper-1&e=whisper.cpp",
    "compare-four": "/compare?e=Whisper-1&e=whisper.cpp&e=Deepgram+Nova-3&e=Voxtral",
    "table": "/search?q=language+model&type=model&view=table",
    "chart": "/search?type=model&view=chart",
    "map": "/map",
    "cover": "/cover?need=transcribe+meetings&need=search+the+web&need=fold+laundry",
    "tray": "/search?q=speech&c=qdrant/qdrant",
    "empty": "/search?q=zzzqqq+xxyyzz",
    "not-found": "/entity/nothing-like-this",
}
VIEWS = {"": (1200, False), "-phone": (390, False), "-dark": (1200, True)}


def main(folder):
    os.makedirs(folder, exist_ok=True)
    server = Server()
    try:
        for view, (width, dark) in VIEWS.items():
            browser = open_browser(width=width, dark=dark)
            for name, path in SHOTS.items():
                browser.get(server.address + path)
                height = browser.execute_script("return document.documentElement.scrollHeight")
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": width, "height": min(height, 6000), "deviceScaleFactor": 1,
                    "mobile": width < 600})
                file = os.path.join(folder, name + view + ".png")
                browser.save_screenshot(file)
                print(file)
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
            browser.quit()
    finally:
        server.close()


main(sys.argv[1])
