// A draft being checked, from the keyboard: next, previous, accept, let stand; a file dropped
// into its form. Every act is a form of the page; without this file they work too.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("[data-drop]")) {
    const field = form.querySelector("input[type=file]");
    const mark = (over) => form.classList.toggle("over", over);
    form.addEventListener("dragover", (event) => { event.preventDefault(); mark(true); });
    form.addEventListener("dragleave", () => mark(false));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }

  const desk = document.getElementById("soat");
  if (!desk) return;
  const slips = [...desk.querySelectorAll(".slip[id]")];
  const paper = desk.querySelector(".paper");
  const hint = document.querySelector("[data-keys]");
  if (hint) hint.hidden = !slips.length;
  let at = -1;
  const markOf = (slip) => {
    const link = slip.querySelector("a.said");
    return link && document.getElementById(link.hash.slice(1));
  };
  const go = (to, focus = true) => {
    if (!slips.length) return;
    at = Math.max(0, Math.min(slips.length - 1, to));
    for (const one of desk.querySelectorAll(".here")) one.classList.remove("here");
    const slip = slips[at], mark = markOf(slip);
    slip.classList.add("here");
    if (focus) slip.focus({ preventScroll: true });
    slip.scrollIntoView({ block: "nearest" });
    if (!mark) return;
    mark.classList.add("here");
    const box = paper.getBoundingClientRect(), place = mark.getBoundingClientRect();
    // The text may reach below the window: what counts is the part of it that is seen.
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (place.top < top + 40 || place.bottom > bottom - 40) {
      paper.scrollTop += place.top - top - (bottom - top) / 3;
    }
    const now = mark.getBoundingClientRect();
    if (now.bottom > innerHeight || now.top < 0) mark.scrollIntoView({ block: "nearest" });
  };
  const act = {
    j: () => go(at + 1),
    k: () => go(at < 0 ? 0 : at - 1),
    a: () => slips[at]?.querySelector("[data-accept]")?.click(),
    d: () => {
      const box = slips[at]?.querySelector("[data-dismiss]");
      if (!box) return;
      box.open = true;
      box.querySelector("input[name=reason]").focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (typing) {
      if (event.key === "Escape") { typing.blur(); slips[at]?.focus({ preventScroll: true }); }
      return;
    }
    const does = act[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("a.ref, a.said");
    const slip = event.target.closest(".slip[id]");
    if (link?.matches(".ref")) {
      event.preventDefault();
      go(slips.findIndex((one) => `#${one.id}` === link.hash));
    } else if (slip && (link || !event.target.closest("button, input, summary, a"))) {
      if (link) event.preventDefault();
      go(slips.indexOf(slip));
    }
  });
  const asked = slips.findIndex((one) => `#${one.id}` === location.hash);
  const first = slips.findIndex((one) => !one.matches(".s-dismissed"));
  go(asked >= 0 ? asked : Math.max(first, 0), asked >= 0);
  // The browser itself jumps to the finding; the text beside it must be seen as well.
  if (asked >= 0) {
    addEventListener("load", () => setTimeout(() => {
      desk.scrollIntoView({ block: "start" });
      go(asked);
    }));
  }
})();
