// The line that has not been said yet, kept in this browser until it is.

export class Draft {
  constructor(iteration) {
    this.key = `second-take:${iteration}`;
  }

  read() {
    return attempt(() => localStorage.getItem(this.key)) ?? "";
  }

  write(text) {
    attempt(() => (text ? localStorage.setItem(this.key, text) : localStorage.removeItem(this.key)));
  }

  clear() {
    this.write("");
  }
}

// Private windows and full disks refuse storage; the page works without it.
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
