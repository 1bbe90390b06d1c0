// Starts Python beside the page, hands the diary's disk to it and lets it run the app.
//
// In place of the worker that Flet ships, which fetches what is missing from outside, unpacks
// sources and keeps nothing. What is spoken with the page is the same.

import { mountSlots, openSlots } from "./disk.js";

const FOLDER = "/diary";
const LOCK = "back-diary";
const PATIENCE = 4000; // milliseconds that a closing tab gets to let go
const fletJs = { documentUrl: null, args: null };

self.onmessage = async ({ data }) => {
  self.onmessage = (event) => fletJs.send(event.data);
  try {
    await start(data);
    self.postMessage("initialized");
  } catch (trouble) {
    console.error(trouble);
    told.postMessage("failed");
    self.postMessage(String(trouble));
  }
};

async function start({ documentUrl, args }) {
  fletJs.documentUrl = documentUrl;
  fletJs.args = args;
  const marks = [["begin", performance.now()]];
  const mark = (name) => marks.push([name, performance.now()]);
  const [pyodide, files, disk] = await Promise.all([
    python().then((it) => { mark("python"); return it; }),
    unpacked("app.bin").then((it) => { mark("files"); return it; }),
    theDisk().then((it) => { mark("disk"); return it; })
  ]);
  const FS = pyodide.FS;
  lay(FS, files);
  mark("laid");
  if (disk.slots !== null) { mountSlots(FS, FOLDER, disk.slots); }
  pyodide.registerJsModule("flet_js", fletJs);
  pyodide.registerJsModule("back_diary_here", {
    diary: disk.state,
    promised: disk.promised,
    folder: FOLDER,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    kept: () => told.postMessage("kept"),
    mark
  });
  await pyodide.runPythonAsync(
    "import sys; sys.path.insert(0, '/app')\n" +
    "import back_diary_here\nfrom lbp_app.web_main import main\nmain(back_diary_here)"
  );
  mark("imported");
  await fletJs.start_connection((message) => {
    const bytes = message.toJs();
    self.postMessage(bytes, [bytes.buffer]);
  });
  mark("ready");
  told.postMessage(marks);
}

const told = new BroadcastChannel("back-diary");

async function python() {
  const { loadPyodide } = await import("./pyodide/pyodide.mjs");
  return loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).pathname });
}

/** Many small files in one: a list of [path, size] and then their bytes, all of it gzip. */
async function unpacked(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) { throw new Error(`${name}: ${answer.status}`); }
  const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
  const length = new DataView(bytes.buffer).getUint32(0);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { list, bytes, from: 4 + length };
}

function lay(FS, { list, bytes, from }) {
  const made = new Set();
  for (const [path, size] of list) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(folder)) { FS.mkdirTree(folder); made.add(folder); }
    FS.writeFile(path, bytes.subarray(from, from + size), { canOwn: true });
    from += size;
  }
}

/** The slots when this tab may have them; the state is "open", "in_use" or "nowhere". */
async function theDisk() {
  try {
    if (!navigator.storage?.getDirectory || !navigator.locks) {
      return { state: "nowhere", slots: null, promised: false };
    }
    if (!await haveLock()) { return { state: "in_use", slots: null, promised: false }; }
    const promised = await navigator.storage.persisted();
    return { state: "open", slots: await patiently(() => openSlots("back-diary")), promised };
  } catch (trouble) {
    console.error(trouble);
    return { state: "nowhere", slots: null, promised: false };
  }
}

// The lock may be free a moment before the files of the tab that had it are.
async function patiently(open) {
  for (let left = 20; ; left--) {
    try {
      return await open();
    } catch (trouble) {
      if (left === 0 || trouble.name !== "NoModificationAllowedError") { throw trouble; }
      await new Promise((go) => { setTimeout(go, 100); });
    }
  }
}

// Held until this worker ends. A page that is loaded anew waits for the one before it to go.
function haveLock() {
  return new Promise((answer) => {
    navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, () => {
      answer(true);
      return new Promise(() => {});
    }).catch(() => answer(false));
  });
}
