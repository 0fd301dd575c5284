// <form data-passkey="create"> makes a passkey, <form data-passkey="get"> signs in with one: before it is sent, the browser is asked the
// server's question, from the form's address + /options, and its answer put into the form.
const asking = new WeakSet();
const answered = new WeakSet();

// Passkeys belong to a name: a browser keeps none for an address in numbers.
const isPossible = "parseRequestOptionsFromJSON" in (window.PublicKeyCredential ?? {}) && !/^\[|^[\d.]+$/.test(location.hostname);

function reveal() {
  if (!isPossible) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = false;
}

function askFirst(event) {
  const form = event.target;
  if (!form.matches("[data-passkey]") || answered.delete(form)) return;
  event.preventDefault();
  if (!asking.has(form)) answer(form);
}

async function answer(form) {
  const alert = form.querySelector("[role=alert]");
  alert.hidden = true;
  asking.add(form);
  try {
    form.elements.credential.value = JSON.stringify(await credentialFor(form));
    answered.add(form);
    form.requestSubmit();
  } catch {
    // Closed by its owner, or nothing there: a browser doesn't say which.
    alert.hidden = false;
  } finally {
    asking.delete(form);
  }
}

async function credentialFor(form) {
  const asked = await fetch(`${form.action}/options`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!asked.ok) throw new Error(`The question was answered with ${asked.status}.`);
  const question = await asked.json();
  if (form.dataset.passkey === "create")
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
}

addEventListener("turbo:load", reveal);
addEventListener("turbo:render", reveal);
addEventListener("submit", askFirst, true);
