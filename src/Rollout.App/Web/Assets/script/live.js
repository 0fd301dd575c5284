// Keeps an open page current. <meta name="rollout-live" content="/d/…/live?position=N"> names where the server says that it moved.
import { LiveSource } from "./live-source.js";
import { refreshOrTell } from "./refresh.js";

let source = null;

function follow() {
  const address = document.hidden ? null : document.querySelector('meta[name="rollout-live"]')?.content;
  if (source?.address === address) return;
  stop();
  if (address) source = new LiveSource(address, refreshOrTell);
}

function stop() {
  source?.close();
  source = null;
}

addEventListener("turbo:load", follow);
addEventListener("turbo:before-cache", stop);
addEventListener("pagehide", stop);
addEventListener("pageshow", follow);
// A browser has few connections to one server: a page nobody looks at gives its own back.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : follow()));
