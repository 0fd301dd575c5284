// Words of the trade are pointed out while somebody types them; the same list answers once more when the entry is recorded.
addEventListener("input", ({ target }) => {
  const words = target.dataset?.jargon;
  const notice = words && target.parentElement.querySelector(".jargon-notice");
  if (!notice) return;
  const found = words.split("|").filter((word) => has(target.value, word));
  notice.textContent = found.length === 0 ? "" : `May mean little to families: ${found.map((word) => `“${word}”`).join(", ")}. Say it in plain words if you can.`;
});

// Whole words only, capitals or not.
function has(text, word) {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
