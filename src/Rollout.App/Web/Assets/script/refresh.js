import { session } from "@hotwired/turbo";
import { isBeingFilledIn } from "./filled-in.js";

// Brings the page up to date where it stands, or says that it could be when that would disturb somebody.
export function refreshOrTell() {
  if (isBeingFilledIn(document)) tell();
  else session.refresh(document.baseURI, { method: "morph", scroll: "preserve" });
}

function tell() {
  for (const notice of document.querySelectorAll("[data-live-notice]")) notice.hidden = false;
}
