// The review desk from the keyboard. Every act is a form of the page; this file sends it,
// puts the answer in place of the panel, and keeps the focus. Without it the forms work too.
(() => {
  "use strict";
  const desk = document.getElementById("ban");
  if (!desk) return;
  const panel = document.getElementById("bang");
  const paper = document.getElementById("giay");
  const live = document.getElementById("loi");
  const keys = document.getElementById("phim");
  const part = (selector) => panel.querySelector(selector);
  const tell = (words) => { live.textContent = ""; live.textContent = words; };
  let busy = false;

  // The server's answer: the panel, and the text where its marks changed.
  const put = (html) => {
    const made = new DOMParser().parseFromString(html, "text/html");
    const text = made.getElementById("giay-moi");
    if (text) paper.replaceChildren(text.content.cloneNode(true));
    text?.remove();
    panel.replaceChildren(...made.body.childNodes);
    ready();
  };
  const ready = () => {
    const tam = document.getElementById("tam");
    for (const pair of tam.dataset.states.split(" ")) {
      const [id, state] = pair.split(":");
      states.set(id, state);
    }
    for (const mark of paper.querySelectorAll("mark[data-p]")) {
      const ids = mark.dataset.p.split(" ").filter(Boolean);
      mark.classList.toggle("here", ids.includes(tam.dataset.now));
      for (const name of [...mark.classList]) if (name.startsWith("s-")) mark.classList.remove(name);
      for (const id of ids) if (states.has(id)) mark.classList.add(`s-${states.get(id)}`);
    }
    for (const hidden of panel.querySelectorAll("[hidden][data-open]")) hidden.hidden = false;
    place();
  };
  const states = new Map();
  const place = () => {
    const mark = paper.querySelector("mark.here");
    if (!mark) return;
    const box = paper.getBoundingClientRect(), at = mark.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 40) {
      paper.scrollTop += at.top - box.top - box.height / 3;
    }
  };
  const settle = (fallback) => {
    const tam = document.getElementById("tam");
    const wrong = part(".wrong");
    const wanted = wrong ? part("[data-wanted]") || part("form [name^='f-']") : null;
    (wanted || fallback || document.getElementById("muc-ten"))?.focus({ preventScroll: true });
    const said = [tam.dataset.told, wrong?.innerText, wrong ? "" : document.getElementById("muc-ten")?.innerText];
    tell(said.filter(Boolean).join(" "));
  };
  const ask = async (address, options, focus) => {
    if (busy) return;
    busy = true;
    desk.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Fragment": "1" }, credentials: "same-origin" });
      const html = await answer.text();
      // Signed out, or not allowed any more: the server answers with a whole page.
      if (!html.includes('id="tam"') || html.includes("<html")) { location.reload(); return; }
      put(html);
      settle(focus?.());
      const now = document.getElementById("tam").dataset.now;
      const url = new URL(desk.dataset.address, location.href);
      if (now) url.searchParams.set("muc", now);
      history.replaceState(null, "", url);
    } catch {
      tell(document.documentElement.lang === "vi" ? "Mất kết nối; chưa có gì được ghi." : "Connection lost; nothing was saved.");
    } finally {
      busy = false;
      desk.removeAttribute("aria-busy");
    }
  };
  const send = (form, button) => {
    const data = new FormData(form);
    if (button?.name) data.set(button.name, button.value);
    ask(desk.dataset.address.split("?")[0], { method: "POST", body: data });
  };

  panel.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.matches("[data-many]")) {
      const url = new URL(desk.dataset.address, location.href);
      url.searchParams.set("tu", form.elements.tu.value);
      url.searchParams.set("muc", document.getElementById("tam").dataset.now);
      ask(url, {}, () => part("[data-take]"));
    } else {
      send(form, event.submitter || form.querySelector("button[name=act]"));
    }
  });
  // A link to another proposal of this document swaps the panel; all others are links.
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (event.target.closest("[data-open]")) keys.showModal();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.href);
    if (url.pathname !== location.pathname || url.hash || !url.searchParams.has("muc")) return;
    event.preventDefault();
    ask(url, {});
  });

  // Where a selection stands in the document's text: code points, without our own numbers.
  const offset = (node, at) => {
    const base = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-at]");
    if (!base) return null;
    const range = document.createRange();
    range.selectNodeContents(base);
    range.setEnd(node, at);
    const copy = range.cloneContents();
    for (const ref of copy.querySelectorAll(".ref")) ref.remove();
    return Number(base.dataset.at) + [...copy.textContent].length;
  };
  const selected = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !paper.contains(chosen.anchorNode)) return null;
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : { start, end, words: chosen.toString() };
  };
  let kept = null;
  document.addEventListener("selectionchange", () => { kept = selected() || kept; });
  const missed = (box) => {
    box.open = true;
    const form = box.querySelector("form"), here = selected() || kept;
    if (here) {
      form.elements.start.value = here.start;
      form.elements.end.value = here.end;
      form.elements.words.value = here.words;
    }
    form.elements.words.addEventListener("input", () => { form.elements.start.value = form.elements.end.value = ""; });
    (here ? form.elements.kind : form.elements.words).focus();
    kept = null;
  };

  const act = {
    "?": () => keys.showModal(),
    e: () => { const field = part("[data-act=main] [name^='f-']") || part("[data-key=e]"); field?.focus(); field?.select?.(); },
    x: () => { const field = part("[data-key=x]"); field?.focus(); field?.select(); },
    s: () => { const box = part("details[data-key=s]"); if (box) { box.open = true; box.querySelector("textarea").focus(); } },
    g: () => { const box = part("details[data-key=g]"); if (box) { box.open = true; box.querySelector("select").focus(); } },
    n: () => missed(part("details[data-key=n]")),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && typing) { document.getElementById("muc-ten").focus(); return; }
    // A field of one line sends the form's first act; so does Ctrl+Enter anywhere in it.
    if (event.key === "Enter" && typing && typing.form && panel.contains(typing)) {
      if (typing.matches("textarea") && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      typing.form.requestSubmit(typing.form.querySelector("button"));
      return;
    }
    if (typing || keys.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = act[event.key] || (/^[a-z]$/.test(event.key) && (() => part(`a[data-key=${event.key}], button[data-key=${event.key}]`)?.click()));
    if (!found) return;
    event.preventDefault();
    found();
  });
  ready();
  document.getElementById("muc-ten")?.focus({ preventScroll: true });
})();
