// Everything works without this file; with it, a few things are quicker.
(() => {
  "use strict";
  // "/" goes to the search box, unless somebody is typing.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.getElementById("tim");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  // A choice in a filter applies at once; the button stays for those without scripts.
  for (const form of document.querySelectorAll("form[data-at-once]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select")) form.requestSubmit();
    });
  }
  // Empty fields do not clutter a link that people pass on.
  for (const form of document.querySelectorAll("form[method=get]")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
    });
    addEventListener("pageshow", () => {
      for (const field of form.elements) field.disabled = false;
    });
  }
  // Search as you type: what the server finds, under the box; arrows walk, Escape closes.
  const box = document.getElementById("tim"), list = document.getElementById("goi-y");
  if (!box || !list) return;
  let asked = "", timer, running;
  const close = () => { list.hidden = true; };
  const suggest = async () => {
    const query = box.value.trim();
    if (query === asked) return;
    asked = query;
    running?.abort();
    if (query.length < 2) { close(); return; }
    running = new AbortController();
    try {
      const joint = list.dataset.from.includes("?") ? "&" : "?";
      const address = `${list.dataset.from}${joint}q=${encodeURIComponent(query)}`;
      const answer = await fetch(address, { headers: { "X-Fragment": "1" }, signal: running.signal });
      if (!answer.ok || answer.redirected) return;
      list.innerHTML = await answer.text();
      list.hidden = document.activeElement !== box;
    } catch { /* typed on, or no network: the form itself still works */ }
  };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, 90); });
  box.addEventListener("focus", () => { if (list.childElementCount && box.value.trim() === asked && asked.length > 1) list.hidden = false; });
  box.form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !list.hidden) { box.focus(); close(); event.preventDefault(); event.stopPropagation(); return; }
    if (list.hidden || !links.length || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    (next < 0 ? box : links[Math.min(next, links.length - 1)]).focus();
  });
  document.addEventListener("click", (event) => { if (!box.form.contains(event.target)) close(); });
  box.form.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.form.contains(event.relatedTarget)) close(); });
})();
