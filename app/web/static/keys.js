// The keys, on "?" outside a field and on the link that names them.

const dialog = document.getElementById("keys-dialog");

function typing(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=radio]), textarea, select");
}

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "?" && plain && !typing(event.target) && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    dialog.showModal();
  }
});

for (const link of document.querySelectorAll("[data-keys]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
}
