// Whether somebody has typed or chosen something that isn't sent yet, or is about to.
const fields = "input, select, textarea";

export function isBeingFilledIn(page) {
  return page.activeElement?.matches(fields) || [...page.querySelectorAll(fields)].some(differsFromWhatWasSent);
}

function differsFromWhatWasSent(field) {
  if (field.localName === "select") return [...field.options].some((option) => option.selected !== option.defaultSelected) && !isFirstOfNone(field);
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "hidden") return false;
  return field.value !== field.defaultValue;
}

// A list without a choice in the mark-up shows its first entry.
function isFirstOfNone(list) {
  return !list.multiple && list.selectedIndex === 0 && ![...list.options].some((option) => option.defaultSelected);
}
