// The script on the page: lines are added as they are spoken, sentence by sentence.

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Tell stage business in round brackets from words; the same rule as on the server. */
export function parts(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(/\(([^()]*)\)/g)) {
    add(found, false, text.slice(at, match.index));
    add(found, true, match[1]);
    at = match.index + match[0].length;
  }
  add(found, false, text.slice(at));
  return found;
}

function add(found, business, text) {
  const words = text.split(/\s+/).filter(Boolean).join(" ");
  if (words) found.push({ business, text: words });
}

/** The leader's line, put at the end of the script. */
export function leaderLine(list, text, silence) {
  const item = line("leader", "You");
  const words = document.createElement("p");
  words.className = silence ? "business" : "words";
  words.textContent = silence ? "You say nothing." : text;
  item.append(words);
  list.append(item);
  return item;
}

function line(kind, name) {
  const item = document.createElement("li");
  item.className = kind;
  const speaker = document.createElement("p");
  speaker.className = "speaker";
  speaker.textContent = name;
  item.append(speaker);
  return item;
}

/** A colleague's line that grows: `hear` takes text as it comes, `finish` waits until all is shown. */
export class Speaking {
  #text = "";
  #queue = [];
  #taken = 0;
  #running = null;
  #hurry = false;
  #shown;

  constructor(list, name, shown) {
    this.item = line("colleague", name);
    this.item.setAttribute("aria-busy", "true");
    this.item.classList.add("waiting");
    this.#shown = shown;
    list.append(this.item);
  }

  hear(text) {
    this.#text += text;
    const whole = /\s*(\([^()]*\)|[^()]+?[.!?…]+["”’')]*(?=\s))/gy;
    whole.lastIndex = this.#taken;
    for (let match; (match = whole.exec(this.#text)); ) {
      this.#queue.push(match[1]);
      this.#taken = whole.lastIndex;
    }
    this.#running ??= this.#show();
  }

  /** Show the rest, then settle on exactly what was recorded. */
  async finish(reply) {
    const rest = this.#text.slice(this.#taken).trim();
    if (rest) this.#queue.push(rest);
    this.#running ??= this.#show();
    await this.#running;
    await this.#show();
    this.#settle(reply);
  }

  /** Show everything that is still waiting at once. */
  hurry() {
    this.#hurry = true;
  }

  #settle(reply) {
    for (const old of this.item.querySelectorAll(".business, .words")) old.remove();
    for (const part of parts(reply)) {
      const words = document.createElement("p");
      words.className = part.business ? "business" : "words";
      words.textContent = part.text;
      this.item.append(words);
    }
    this.item.classList.remove("waiting");
    this.item.removeAttribute("aria-busy");
    this.#shown();
  }

  async #show() {
    while (this.#queue.length) {
      const piece = this.#queue.shift();
      for (const part of parts(piece)) this.#put(part);
      this.#shown();
      if (!this.#hurry && !still.matches) await pause(Math.min(900, 200 + 14 * piece.length), () => this.#hurry);
    }
    this.#running = null;
  }

  #put(part) {
    const last = this.item.lastElementChild;
    const span = document.createElement("span");
    span.className = "arriving";
    span.textContent = part.text;
    if (!part.business && last.classList.contains("words")) {
      last.append(" ", span);
      return;
    }
    const words = document.createElement("p");
    words.className = part.business ? "business" : "words";
    words.append(span);
    this.item.append(words);
  }
}

function pause(milliseconds, over) {
  return new Promise((done) => {
    const until = performance.now() + milliseconds;
    const tick = () => (over() || performance.now() >= until ? done() : setTimeout(tick, 30));
    tick();
  });
}
