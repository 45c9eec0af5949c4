// Keys, progress of uploads, and the timer of a record in clear. Every page works without this file.
"use strict";

const one = selector => document.querySelector(selector);
const isTyping = target => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]") !== null;

// The row of the list that keys are about.
let here = -1;
const rows = [...document.querySelectorAll("[data-keys-list] tbody tr")];

function goTo(row) {
  if (rows.length === 0) return;
  rows[here]?.classList.remove("here");
  here = Math.min(Math.max(row, 0), rows.length - 1);
  rows[here].classList.add("here");
  rows[here].querySelector("a").focus({ preventScroll: true });
  rows[here].scrollIntoView({ block: "nearest" });
}

function choose(number) {
  const choice = document.querySelectorAll("[data-decide] [name=disposition]")[number - 1];
  if (!choice) return;
  choice.checked = true;
  choice.focus();
  showFields();
  if (choice.dataset.needsReason === "yes" && !one("[data-reason]").value) one("[data-reason]").focus();
  else choice.form.requestSubmit();
}

function onRow(address) {
  return rows[here < 0 ? 0 : here]?.dataset.href + address;
}

const keys = {
  j: () => goTo(here + 1),
  k: () => goTo(here - 1),
  u: () => one("[data-undo]")?.requestSubmit(),
  b: () => one("[data-back]")?.click(),
  n: () => (one("[data-note]") ?? one("[data-add-note]"))?.focus(),
  "?": () => one("#help")?.showModal(),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target) || one("dialog[open]")) return;
  if (event.key !== "?" && document.body.dataset.keys === "off") return;
  if (/^[1-9]$/.test(event.key)) {
    event.preventDefault();
    if (one("[data-decide]")) choose(Number(event.key));
    else if (rows.length > 0) location.href = onRow(`&key=${event.key}`);
  } else if (event.key === "Enter" && event.target === document.body && here >= 0) {
    // The place in the address took the focus away from the row.
    location.href = onRow("");
  } else if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});

const help = one("[data-help]");
if (help) {
  help.hidden = false;
  help.addEventListener("click", keys["?"]);
}

// Back from a case: on with the row that took its place.
if (location.hash.startsWith("#row-")) goTo(Number(location.hash.slice(5)));
rows.forEach((row, number) => row.addEventListener("focusin", () => { if (here !== number) goTo(number); }));

// What the chosen disposition has no use for is not shown, and a reason that is missing is asked for before the form is sent.
function showFields() {
  const chosen = one("[data-decide] [name=disposition]:checked");
  one("[data-reason]").required = chosen?.dataset.needsReason === "yes";
  for (const field of document.querySelectorAll("[data-decide] [data-for]")) field.hidden = !field.dataset.for.split(" ").includes(chosen?.value);
}

one("[data-decide]")?.addEventListener("change", event => {
  showFields();
  if (event.target.matches("[data-reason]")) one("[data-note]").required = event.target.value === "other";
});

// Enter in the list of reasons sends, as it does in a field of text.
one("[data-reason]")?.addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// Sent once, however often the button is pressed.
document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  else if (event.target.method === "post" && event.target.querySelector("[name=id]")) event.target.dataset.sent = "yes";
});

// A key on the list opens the case with that choice made.
const opened = new URLSearchParams(location.search).get("key");
if (opened && one("[data-decide]")) {
  const choice = document.querySelectorAll("[data-decide] [name=disposition]")[Number(opened) - 1];
  if (choice) { choice.checked = true; choice.focus(); }
}
if (one("[data-decide]")) showFields();

// A record in clear goes when its time is over.
const clear = one("[data-seconds]");
if (clear) {
  const end = Date.now() + Number(clear.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) { clear.remove(); location.replace(clear.dataset.back); return; }
    clear.querySelector("[data-left]").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    setTimeout(tick, 1000);
  };
  tick();
  addEventListener("pagehide", () => clear.remove());
}

// Uploads: dropped files, and progress.
const drop = one("[data-drop]");
if (drop) {
  const [file, bar, status] = [drop.querySelector("[type=file]"), drop.querySelector("progress"), drop.querySelector("[data-status]")];
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, event => { event.preventDefault(); drop.classList.toggle("over", name === "dragover"); });
  }
  drop.addEventListener("drop", event => { if (event.dataTransfer.files.length > 0) { file.files = event.dataTransfer.files; drop.requestSubmit(); } });
  drop.addEventListener("submit", event => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    const end = () => { bar.hidden = true; drop.querySelector("button").disabled = false; status.textContent = status.dataset.failed; };
    request.upload.addEventListener("progress", part => { if (part.lengthComputable) bar.value = part.loaded / part.total * 100; });
    request.upload.addEventListener("load", () => { status.textContent = status.dataset.reading; });
    request.addEventListener("load", () => { if (request.status < 400) location.href = request.responseURL; else end(); });
    request.addEventListener("error", end);
    bar.hidden = false;
    drop.querySelector("button").disabled = true;
    status.textContent = status.dataset.sending;
    request.open("POST", drop.action);
    request.send(new FormData(drop));
  });
}

// A file that waits to be read is looked at again.
if (one("[data-reload]")) setTimeout(() => location.reload(), 3000);
