// One conversation: say a line, hear the answer, stop.

import { Draft } from "./draft.js";
import { say } from "./stream.js";
import { leaderLine, Speaking } from "./script.js";

const page = {
  dock: document.getElementById("dock"),
  list: document.querySelector("#script ol"),
  form: document.getElementById("say"),
  text: document.getElementById("utterance"),
  after: document.querySelector("input[name=after]"),
  sayIt: document.getElementById("say-it"),
  builtIn: document.getElementById("built-in"),
  sayNothing: document.getElementById("say-nothing"),
  trouble: document.getElementById("trouble"),
  state: document.getElementById("state"),
  heard: document.getElementById("heard"),
  beside: document.getElementById("beside"),
  stop: document.getElementById("stop-dialog"),
};
const colleague = page.dock.dataset.colleague;
const iteration = page.dock.dataset.iteration;
const draft = new Draft(iteration);
const SILENCE = "...";
const MOVED_ON = "moved-on";

let speaking = null;
let aborting = null;
let unanswered = null;

function start() {
  restore();
  grow();
  toTheEnd("instant");
  page.text.focus({ preventScroll: true });
  page.text.addEventListener("input", () => {
    draft.write(page.text.value);
    grow();
  });
  page.text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      page.form.requestSubmit(page.sayIt);
    }
  });
  page.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (speaking) return speaking.line.hurry();
    const instead = event.submitter === page.builtIn;
    const typed = page.text.value.trim();
    const silence = event.submitter === page.sayNothing || (!typed && unanswered === SILENCE);
    if (!silence && !typed) return page.text.focus();
    take(silence ? SILENCE : typed, silence, instead ? page.builtIn.value : "");
  });
  document.addEventListener("keydown", escape);
  document.getElementById("stop-here").addEventListener("submit", (event) => {
    event.preventDefault();
    page.stop.showModal();
  });
}

function restore() {
  const kept = draft.read();
  const said = [...page.list.querySelectorAll(".leader .words")].at(-1)?.textContent;
  // A line whose answer was lost on the way has been said all the same.
  if (kept && kept.trim() === said) draft.clear();
  else if (kept && !page.text.value) page.text.value = kept;
  if (history.state?.why === MOVED_ON) {
    page.trouble.textContent = "This conversation has moved on in another tab. Here is where it stands; what you typed is still below.";
    history.replaceState(null, "");
  }
  page.text.setSelectionRange(page.text.value.length, page.text.value.length);
}

function escape(event) {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (speaking?.complete) speaking.line.hurry();
  else if (aborting) aborting.abort();
  else page.stop.showModal();
}

async function take(text, silence, actor) {
  const mine = leaderLine(page.list, text, silence);
  const line = new Speaking(page.list, colleague, () => toTheEnd());
  speaking = { line, complete: false };
  aborting = new AbortController();
  if (!silence) page.text.value = "";
  busy(true);
  toTheEnd();
  const form = { after: page.after.value, text, actor };
  try {
    for await (const { name, data } of say(page.form.action, form, aborting.signal)) {
      if (name === "reply.delta") line.hear(data.text);
      if (name === "turn.completed") {
        speaking.complete = true;
        if (!silence) draft.clear();
        page.text.readOnly = false;
        unanswered = null;
        await completed(data, text, mine, line);
        return;
      }
    }
    throw new Error("The answer did not come to an end. Your line is still here.");
  } catch (fault) {
    mine.remove();
    line.item.remove();
    if (!silence) page.text.value = text;
    if (fault.status === 409) return lookAgain();
    failed(fault, silence, text);
  } finally {
    speaking = aborting = null;
    busy(false);
  }
}

async function completed(turn, text, mine, line) {
  if (turn.ended === "care") return care(mine, line);
  if (turn.turn === null) {
    mine.remove();
    line.item.remove();
    if (turn.aside?.kind === "real-details") page.text.value = text;
  } else {
    page.after.value = turn.turn;
    page.dock.dataset.after = turn.turn;
    await line.finish(turn.reply);
    page.heard.textContent = `${colleague}: ${turn.reply}`;
  }
  beside(turn);
  if (turn.ended) ended(turn.ended);
  grow();
  toTheEnd();
}

function failed(fault, silence, text) {
  grow();
  if (fault.name === "AbortError") {
    page.state.textContent = "Cut short.";
    return;
  }
  page.trouble.textContent = fault.message;
  unanswered = fault.instead ? text : null;
  page.sayIt.textContent = silence && !unanswered ? "Say it" : "Try again";
  page.builtIn.hidden = !fault.instead;
}

// Reload, so that the page shows what was said elsewhere; the draft survives in this browser.
function lookAgain() {
  history.replaceState({ why: MOVED_ON }, "");
  location.reload();
}

function beside(turn) {
  page.beside.replaceChildren();
  if (turn.aside) {
    const note = document.createElement("aside");
    note.className = "note";
    note.setAttribute("aria-label", "Outside the scene");
    note.append(paragraph("Outside the scene", "speaker"), paragraph(turn.aside.text));
    if (turn.aside.help.length) {
      const list = document.createElement("ul");
      list.className = "plain-list";
      for (const entry of turn.aside.help) {
        const item = document.createElement("li");
        item.textContent = [entry.name, entry.route].filter(Boolean).join(": ");
        list.append(item);
      }
      note.append(list);
    }
    page.beside.append(note);
    page.heard.textContent = `Outside the scene: ${turn.aside.text}`;
  }
  if (turn.arrived && !turn.ended) page.beside.append(paragraph("This could be a place to stop.", "arrived"));
}

function paragraph(text, name) {
  const p = document.createElement("p");
  if (name) p.className = name;
  p.textContent = text;
  return p;
}

function ended(how) {
  const notice = document.getElementById("ended").content.cloneNode(true);
  const line = notice.querySelector(".ended-line");
  if (how === "colleague") line.textContent = `${colleague} has left the conversation.`;
  if (how === "time") line.textContent = "Time is up for this conversation.";
  leaveTheRoom(notice);
  line.focus();
}

// The leader's own words go from the page too: they were not part of the scene.
function care(mine, line) {
  mine.remove();
  line.item.remove();
  leaveTheRoom(document.getElementById("care").content.cloneNode(true));
  document.getElementById("care-title").focus();
}

function leaveTheRoom(next) {
  page.form.replaceWith(next);
  document.querySelector(".ways-out")?.remove();
  document.removeEventListener("keydown", escape);
}

function busy(on) {
  page.trouble.textContent = on ? "" : page.trouble.textContent;
  page.state.textContent = on ? `${colleague} is answering.` : page.state.textContent.replace(/^.*answering\.$/, "");
  page.state.classList.toggle("seen-not", on);
  page.sayIt.disabled = page.sayNothing.disabled = page.builtIn.disabled = on;
  page.text.readOnly = on;
  if (on) {
    page.sayIt.textContent = "Say it";
    page.builtIn.hidden = true;
    page.beside.replaceChildren();
  } else if (page.form.isConnected) page.text.focus({ preventScroll: true });
}

// Browsers without field-sizing need to be told.
function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  page.text.rows = Math.min(10, page.text.value.split("\n").length + Math.floor(page.text.value.length / 70));
}

function toTheEnd(behavior = "auto") {
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior });
}

start();
