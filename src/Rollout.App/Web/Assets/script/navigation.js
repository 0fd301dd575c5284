import * as Turbo from "@hotwired/turbo";

// A quick answer needs no bar.
Turbo.config.drive.progressBarDelay = 400;

// What somebody opened stays open when the page is brought up to date under their eyes.
addEventListener("turbo:before-morph-attribute", (event) => {
  const { attributeName, mutationType } = event.detail;
  if (event.target.localName === "details" && attributeName === "open" && mutationType === "remove") event.preventDefault();
});

// What stays under its id on a page would stand beside its own successor on a page that has it under another.
addEventListener("turbo:before-render", (event) => {
  for (const kept of document.querySelectorAll("[data-turbo-permanent]")) {
    if (!event.detail.newBody.querySelector(`#${kept.id}`)) kept.removeAttribute("data-turbo-permanent");
  }
});

// An answer that says only “not now” mustn't take away what somebody typed.
addEventListener("turbo:before-fetch-response", (event) => {
  const isUnanswered = event.target.method === "post" && event.detail.fetchResponse.statusCode >= 500;
  if (isUnanswered) event.preventDefault();
  for (const notice of document.querySelectorAll("[data-unanswered]")) notice.hidden = !isUnanswered;
});
