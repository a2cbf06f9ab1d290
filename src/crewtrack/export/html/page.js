"use strict";
// Keeps countdowns true while the page is open, no finer than their times are known.
// Written without the two signs that XML keeps for itself.
(function () {
  const page = document.documentElement.dataset;
  const start = Date.parse(page.at);
  const live = page.clock === "live";
  const opened = performance.now();
  const DAY = 86400000;
  const now = () => (live ? Date.now() : start + performance.now() - opened);
  const two = (number) => String(number).padStart(2, "0");
  const size = { second: 1000, minute: 60000, hour: 3600000 };

  function split(left) {
    const seconds = Math.floor(left / 1000);
    return {
      d: Math.floor(seconds / 86400),
      h: Math.floor(seconds / 3600) % 24,
      m: Math.floor(seconds / 60) % 60,
      s: seconds % 60,
    };
  }

  function ago(passed) {
    const left = split(passed);
    if (left.d) return left.d + "d ago";
    if (left.h) return left.h + "h ago";
    return left.m + "m ago";
  }

  function words(to, known, at) {
    if (known === "day") {
      const days = Math.floor(to / DAY) - Math.floor(at / DAY);
      if (days === 0) return "today";
      if (days === 1) return "tomorrow";
      return Math.sign(days) === 1 ? "in " + days + " days" : -days + (days === -1 ? " day ago" : " days ago");
    }
    const left = to - at;
    if (Math.sign(left) === 1) {
      const part = split(left);
      if (part.d) return part.d + "d " + two(part.h) + "h";
      if (known === "hour") return two(part.h) + "h";
      const clock = two(part.h) + ":" + two(part.m);
      return known === "minute" ? clock : clock + ":" + two(part.s);
    }
    if (Math.sign(left + Math.max(size[known], 60000)) === 1) return known === "hour" ? "this hour" : "now";
    return ago(-left);
  }

  function put(node, said) {
    if (node.textContent !== said) node.textContent = said;
  }

  const counted = Array.from(document.querySelectorAll("[data-to]"));
  const vague = Array.from(document.querySelectorAll("[data-vague]"));
  const clocks = Array.from(document.querySelectorAll("[data-now]"));

  function tick() {
    const at = now();
    counted.forEach((node) => {
      const to = Date.parse(node.dataset.to);
      const units = node.querySelectorAll("[data-unit]");
      if (units.length === 0) return put(node, words(to, node.dataset.known, at));
      if (Math.sign(to - at) !== 1) {
        node.classList.add("words");
        return put(node, words(to, node.dataset.known, at));
      }
      const part = split(to - at);
      units.forEach((unit) => {
        const value = part[unit.dataset.unit];
        put(unit, unit.dataset.unit === "d" ? String(value) : two(value));
      });
    });
    // What was "in 3-4 weeks" when the page was made is no longer so a day later.
    if (live) if (Math.sign(at - start - DAY) === 1) vague.forEach((node) => put(node, ""));
    if (!live) {
      const clock = new Date(at).toISOString();
      clocks.forEach((node) => put(node, clock.slice(11, 19) + " UTC"));
    }
    setTimeout(tick, 1000 - (Math.floor(at) % 1000));
  }
  tick();
})();
