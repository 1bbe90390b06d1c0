// Beside the page: asks the browser once to keep the diary, and keeps the app itself for offline.

(() => {
  const channel = new BroadcastChannel("back-diary");
  const ASKED = "back-diary.asked-to-keep";

  // When there is something to keep, and once: some browsers show a question for it.
  const askToKeep = async () => {
    if (!navigator.storage?.persist || localStorage.getItem(ASKED)) { return; }
    localStorage.setItem(ASKED, "yes");
    await navigator.storage.persist();
  };

  // After the start, so that the diary opens first. What the page has used is kept, too: which
  // parts draw it differs from browser to browser.
  const keepTheApp = async () => {
    if (!navigator.serviceWorker) { return; }
    const known = navigator.serviceWorker.controller !== null;
    if (known) { document.documentElement.dataset.offline = "ready"; }
    const registration = await navigator.serviceWorker.register("service-worker.js");
    // Browsers look for a newer one when they please; without a network there is none.
    if (known) { registration.update().catch(() => {}); }
    const { active } = await navigator.serviceWorker.ready;
    navigator.serviceWorker.onmessage = () => { document.documentElement.dataset.offline = "ready"; };
    active.postMessage(performance.getEntriesByType("resource").map((entry) => entry.name));
  };

  // In place of an endless "opening": whoever needs help must not wait for it. A slow start that
  // comes after all takes it away again.
  const failed = (yes) => {
    const told = document.getElementById("failed");
    if (told) { told.hidden = !yes; }
  };
  const able = window.WebAssembly && window.Worker && window.DecompressionStream;
  const patience = setTimeout(() => failed(true), able ? 120_000 : 1_000);

  channel.addEventListener("message", ({ data }) => {
    if (data === "failed") { failed(true); }
    if (data === "kept") { askToKeep(); }
    if (Array.isArray(data)) {
      clearTimeout(patience);
      failed(false);
      window.backDiaryStart = data;
      keepTheApp();
    }
  });
})();
