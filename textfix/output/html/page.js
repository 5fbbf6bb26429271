
"use strict";
(() => {
  const path = document.getElementById("path");
  if (!path) return; // nothing was found
  const files = [...document.querySelectorAll("details.file")].map((element) => ({
    element,
    name: element.querySelector("h3").textContent.toLowerCase(),
    changes: [...element.querySelectorAll("article")].map((change) => ({
      element: change,
      rules: change.dataset.rules.split(" "),
    })),
  }));
  const rules = [...document.querySelectorAll("button[data-rule]")];
  const count = document.getElementById("count");

  function show() {
    const chosen = new Set(rules.filter((rule) => rule.ariaPressed === "true").map((rule) => rule.dataset.rule));
    const part = path.value.trim().toLowerCase();
    let seenFiles = 0;
    let seenChanges = 0;
    for (const file of files) {
      const named = file.name.includes(part);
      let seen = 0;
      for (const change of file.changes) {
        const hidden = chosen.size > 0 && !change.rules.some((rule) => chosen.has(rule));
        if (change.element.hidden !== hidden) change.element.hidden = hidden;
        seen += hidden ? 0 : 1;
      }
      file.element.hidden = !named || seen === 0;
      if (!file.element.hidden) {
        seenFiles += 1;
        seenChanges += seen;
      }
    }
    const plural = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
    count.textContent = `${plural(seenChanges, "change")} in ${plural(seenFiles, "file")}`;
  }

  function reset() {
    for (const rule of rules) rule.ariaPressed = "false";
    path.value = "";
    show();
  }

  function openAll(open) {
    for (const file of files) if (!file.element.hidden) file.element.open = open;
  }

  function step(by) {
    const seen = files.filter((file) => !file.element.hidden).map((file) => file.element.querySelector("summary"));
    const here = document.activeElement && document.activeElement.closest("details.file");
    const at = seen.findIndex((summary) => summary.parentElement === here);
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(at + by, 0), seen.length - 1)];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  }

  for (const rule of rules) {
    rule.addEventListener("click", () => {
      rule.ariaPressed = rule.ariaPressed === "true" ? "false" : "true";
      show();
    });
  }
  path.addEventListener("input", show);
  path.form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("all").addEventListener("click", () => openAll(true));
  document.getElementById("none").addEventListener("click", () => openAll(false));
  document.getElementById("reset").addEventListener("click", reset);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      reset();
      path.blur();
    } else if (event.target === path) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      path.focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    }
  });
  show();
})();
