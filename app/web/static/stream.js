// A reply over fetch: server-sent events from a POST, which EventSource cannot make.

/**
 * What went wrong, in a sentence for the page. `status` is 0 when nobody answered;
 * `instead` is who can answer in place of a model that did not.
 */
export class Trouble extends Error {
  constructor(status, sentence, instead = "") {
    super(sentence);
    this.status = status;
    this.instead = instead;
  }
}

/**
 * Say a line and yield each event as {name, data}.
 * Throws Trouble for an answer that is not a stream and for an `error` event; AbortError passes through.
 */
export async function* say(url, form, signal) {
  const response = await post(url, form, signal);
  if (!response.ok) throw await troubleFrom(response);
  for await (const event of events(response.body)) {
    if (event.name === "error") throw new Trouble(event.data.status, event.data.detail, event.data.instead);
    yield event;
  }
}

async function post(url, form, signal) {
  try {
    return await fetch(url, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { Accept: "text/event-stream" },
      signal,
    });
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Trouble(0, "The room cannot be reached. Your line is still here.");
  }
}

async function troubleFrom(response) {
  try {
    const problem = await response.json();
    return new Trouble(response.status, problem.detail ?? problem.title, problem.instead);
  } catch {
    return new Trouble(response.status, "Something went wrong. Your line is still here.");
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Trouble(0, "The line dropped. What you typed is still here.");
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) name = line.slice(7);
    if (line.startsWith("data: ")) data.push(line.slice(6));
  }
  return data.length ? { name, data: JSON.parse(data.join("\n")) } : null;
}
