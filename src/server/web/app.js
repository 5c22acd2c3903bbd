// Adds to pages that work without it: suggestions while typing, and the keyboard.
"use strict";
(() => {
  const quiet = 80;  // ms after the last key before suggestions are asked for
  const most = 8;  // rows: more hide the page of a phone
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The compare tray goes along, as it does in every link of the page.
  const tray = () => new URLSearchParams(
    new URLSearchParams(location.search).getAll("c").map((id) => ["c", id]));
  const addressOf = (path, name, value) => {
    const parameters = new URLSearchParams(name ? [[name, value]] : []);
    for (const [key, id] of tray()) parameters.append(key, id);
    const query = parameters.toString();
    return query ? path + "?" + query : path;
  };
  const pathOf = (id) => {
    const special = id.split("/").some((part) => part === "" || part === "." || part === "..");
    const encoded = encodeURIComponent(id);
    return "/entity/" + (special ? encoded : encoded.replaceAll("%2F", "/"));
  };

  class Suggester {
    constructor(form) {
      this.form = form;
      this.input = one("input[type=search]", form);
      this.typed = this.input.value;
      this.items = [];
      this.chosen = -1;
      this.list = document.createElement("ul");
      this.list.className = "suggestions";
      this.list.id = "suggestions";
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "Suggestions");
      form.append(this.list);
      const attributes = {
        role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
        "aria-controls": "suggestions", autocomplete: "off"
      };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
      this.input.addEventListener("input", () => this.later());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const at = this.items.findIndex((item) => item.element.contains(event.target));
        if (at >= 0) this.go(at);
      });
    }

    later() {
      clearTimeout(this.timer);
      this.typed = this.input.value;
      this.timer = setTimeout(() => this.ask(), quiet);
    }

    async ask() {
      this.request?.abort();
      const text = this.input.value;
      if (text.trim() === "") return this.close();
      const request = this.request = new AbortController();
      try {
        const address = this.form.dataset.suggest + "?q=" + encodeURIComponent(text);
        const reply = await fetch(address, { signal: request.signal });
        if (!reply.ok) return this.close();
        const found = await reply.json();
        if (!request.signal.aborted && document.activeElement === this.input) this.show(found);
      } catch (problem) {
        if (problem.name !== "AbortError") this.close();
      }
    }

    show(found) {
      const entities = found.entities.map((entity) => ({
        text: entity.name, kind: entity.type, address: addressOf(pathOf(entity.id))
      }));
      // Of "Qdrant vs m" the whole text stands for the entry.
      const named = (text) => found.entities.find((entity) => text.endsWith(entity.name));
      const completions = found.completions.map((text) => (
        { text, kind: named(text)?.type ?? "", completion: true, named: named(text) }));
      // Names first: of "qdr" the entry, then the words that it may be the beginning of.
      const names = completions.some((item) => item.named);
      this.items = (names ? completions : [...entities, ...completions]).slice(0, most);
      this.chosen = -1;
      this.list.replaceChildren(...this.items.map((item, at) => {
        const row = document.createElement("li");
        row.id = "suggestion-" + at;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        const name = document.createElement("span");
        name.textContent = item.text;
        row.append(name);
        if (item.kind) {
          const kind = document.createElement("span");
          kind.className = "type";
          kind.textContent = item.kind;
          row.append(kind);
        }
        item.element = row;
        return row;
      }));
      this.list.hidden = this.items.length === 0;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.input.removeAttribute("aria-activedescendant");
    }

    choose(at) {
      const count = this.items.length;
      this.chosen = at < -1 ? count - 1 : at >= count ? -1 : at;
      this.items.forEach((item, i) =>
        item.element.setAttribute("aria-selected", String(i === this.chosen)));
      const item = this.items[this.chosen];
      this.input.value = item?.completion ? item.text : this.typed;
      if (!item) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", item.element.id);
      item.element.scrollIntoView({ block: "nearest" });
    }

    go(at) {
      const item = this.items[at];
      if (item.address) return location.assign(item.address);
      this.input.value = item.text;
      this.form.requestSubmit();
    }

    key(event) {
      if (event.isComposing) return;
      const open = !this.list.hidden;
      if (event.key === "Escape") {
        if (!open) return this.input.blur();
        this.input.value = this.typed;
        this.close();
      } else if (open && event.key === "ArrowDown") {
        this.choose(this.chosen + 1);
      } else if (open && event.key === "ArrowUp") {
        this.choose(this.chosen < 0 ? -2 : this.chosen - 1);
      } else if (open && event.key === "Enter" && this.chosen >= 0) {
        this.go(this.chosen);
      } else {
        return;
      }
      event.preventDefault();
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.list.hidden = true;
      this.chosen = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  // Results, by the keyboard.
  // Not what is folded away.
  const hits = () => all("[data-hit]").filter((hit) => !hit.closest("details:not([open])"));
  const here = () => document.activeElement?.closest?.("[data-hit]");
  const step = (by) => {
    const list = hits();
    if (list.length === 0) return false;
    const at = list.indexOf(here());
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;
    if (next < 0 || next >= list.length) return true;
    one("[data-open]", list[next]).focus();
    list[next].scrollIntoView({ block: "nearest" });
    return true;
  };
  const compare = () => {
    const link = one("[data-tray]", here() ?? document);
    if (!here() && hits().length > 0) return false;
    link?.click();
    return Boolean(link);
  };

  const help = one("#help");
  const actions = {
    "/": () => { const box = one("input[type=search]"); box?.focus(); box?.select(); return Boolean(box); },
    "?": () => { help.showModal(); return true; },
    c: compare,
    j: () => step(1), ArrowDown: () => step(1),
    k: () => step(-1), ArrowUp: () => step(-1),
    // The result itself has the focus when the address names it ("#hit-3").
    Enter: () => {
      if (!document.activeElement?.matches("[data-hit]")) return false;
      one("[data-open]", document.activeElement).click();
      return true;
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    // Arrows scroll as ever until a result has the focus.
    if (event.key.startsWith("Arrow") && !here()) return;
    if (Object.hasOwn(actions, event.key) && actions[event.key]()) event.preventDefault();
  });

  const enhance = (part) => {
    // Pictures grow under the wheel, and are dragged.
    for (const picture of all("svg[data-zoom]", part)) {
      const box = picture.viewBox.baseVal;
      const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
      const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
      const show = (x, y, width) => {
        const height = width * whole.height / whole.width;
        [box.width, box.height] = [width, height];
        box.x = clamp(x, 0, whole.width - width);
        box.y = clamp(y, 0, whole.height - height);
      };
      picture.addEventListener("wheel", (event) => {
        const grown = box.width < whole.width;
        if (!event.ctrlKey && !grown && event.deltaY > 0) return;
        event.preventDefault();
        const at = picture.getBoundingClientRect();
        const [left, top] = [(event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height];
        const width = clamp(box.width * (event.deltaY > 0 ? 1.2 : 1 / 1.2), whole.width / 8, whole.width);
        const height = width * whole.height / whole.width;
        show(box.x + left * (box.width - width), box.y + top * (box.height - height), width);
      }, { passive: false });
      picture.addEventListener("pointermove", (event) => {
        if (event.buttons !== 1) return;
        const scale = box.width / picture.getBoundingClientRect().width;
        show(box.x - event.movementX * scale, box.y - event.movementY * scale, box.width);
      });
    }
    for (const button of all("[data-copy]", part)) {
      if (!navigator.clipboard) break;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
    }
  };
  enhance(document);
  for (const button of all("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }
  // Empty fields stay out of the address.
  for (const form of all("form[method=get]")) {
    form.addEventListener("submit", () => {
      const empty = all("input", form).filter((input) => input.value === "" && input.name !== "q");
      for (const input of empty) input.disabled = true;
      setTimeout(() => empty.forEach((input) => { input.disabled = false; }));
    });
  }
  // Results as one types: the page that Enter leads to, as a prefetch, which counts as no search.
  const pause = 350;  // ms after the last key
  let waiting = 0;
  let asked = null;
  const renew = async (form) => {
    asked?.abort();
    asked = new AbortController();
    const fields = [...new FormData(form)].filter(([name, value]) => value !== "" || name === "q");
    const address = "/search?" + new URLSearchParams(fields);
    try {
      const reply = await fetch(address, { headers: { Purpose: "prefetch" }, signal: asked.signal });
      // A comparison is another page.
      if (!reply.ok || !new URL(reply.url).pathname.startsWith("/search")) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      one("#main").replaceChildren(...one("#main", page).childNodes);
      document.title = page.title;
      history.replaceState(null, "", address);
      enhance(one("#main"));
    } catch (problem) {
      if (problem.name !== "AbortError") throw problem;
    }
  };
  const search = one("form[role=search]");
  if (search) new Suggester(search);
  if (search && location.pathname === "/search") {
    one("input[type=search]", search).addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (event.target.value.trim().length > 2) waiting = setTimeout(() => renew(search), pause);
    });
  }
})();
