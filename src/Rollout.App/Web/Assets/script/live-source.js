// One EventSource at a time on one address, opened again ever more slowly while it fails.
const shortest = 1_000;
const longest = 60_000;

export class LiveSource {
  #events = null;
  #timer = 0;
  #wait = shortest;
  #position;
  #moved;

  constructor(address, moved) {
    this.address = address;
    this.#moved = moved;
    this.#position = Number(new URL(address, document.baseURI).searchParams.get("position"));
    this.#open();
  }

  close() {
    clearTimeout(this.#timer);
    this.#events?.close();
    this.#events = null;
  }

  #open() {
    this.#events = new EventSource(this.address);
    this.#events.addEventListener("open", () => (this.#wait = shortest));
    this.#events.addEventListener("moved", (event) => this.#hear(event.data));
    this.#events.addEventListener("error", () => this.#openLater());
  }

  // Said as a number or as {"position": number}.
  #hear(data) {
    const said = JSON.parse(data);
    const position = said?.position ?? said;
    if (!(position > this.#position)) return;
    this.#position = position;
    this.#moved();
  }

  // Each page waits a little differently, so that they don't all come back at once.
  #openLater() {
    this.close();
    this.#timer = setTimeout(() => this.#open(), this.#wait * (0.5 + Math.random()));
    this.#wait = Math.min(this.#wait * 2, longest);
  }
}
