// SQLite on the slots of build/browser/disk.js, with the power cut after every step on the disk.
// Usage: node disk_crash.mjs PYODIDE_FOLDER DISK_JS   Prints one line of JSON.

import { pathToFileURL } from "node:url";

const [pyodideFolder, diskFile] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));

let steps = []; // what the disk holds after each step that reached it, and the commits until then
let commits = 0;
let full = false; // no room left on the device

// A file as the browser hands it out: what was not flushed is lost when the power goes.
class Handle {
  constructor(disk, name) {
    Object.assign(this, { disk, name });
    this.bytes = disk.get(name) ?? new Uint8Array(0);
  }
  getSize() { return this.bytes.length; }
  truncate(size) {
    const next = new Uint8Array(size);
    next.set(this.bytes.subarray(0, size));
    this.bytes = next;
  }
  read(into, { at }) {
    const part = this.bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }
  write(from, { at }) {
    if (full) { throw new DOMException("no room", "QuotaExceededError"); }
    if (at + from.length > this.bytes.length) { this.truncate(at + from.length); }
    this.bytes.set(from, at);
    return from.length;
  }
  flush() {
    this.disk.set(this.name, this.bytes.slice());
    steps.push([new Map(this.disk), commits]);
  }
  close() {}
}

function asDisk(disk) {
  const folder = {
    getDirectoryHandle: async () => folder,
    getFileHandle: async (name) => ({ createSyncAccessHandle: async () => new Handle(disk, name) })
  };
  Object.defineProperty(globalThis, "navigator", {
    configurable: true, value: { storage: { getDirectory: async () => folder } }
  });
}

const python = await loadPyodide({ indexURL: `${pyodideFolder}/` });
const { mountSlots, openSlots } = await import(pathToFileURL(diskFile));
const disk = new Map();
python.registerJsModule("told", {
  committed: () => {
    commits += 1;
    steps.push([new Map(disk), commits]); // "Saved" is read now, and the power goes
  }
});

asDisk(disk);
mountSlots(python.FS, "/diary", await openSlots("x"));
python.runPython(`
import os, sqlite3, told
from pathlib import Path

def opened(path):
    diary = sqlite3.connect(path, isolation_level=None)
    diary.execute("PRAGMA journal_mode = TRUNCATE")
    diary.execute("PRAGMA synchronous = FULL")
    return diary

first = opened("/diary/diary.db.new")
first.execute("CREATE TABLE line (n INTEGER PRIMARY KEY, words TEXT)")
first.close()
Path("/diary/diary.db.new").rename("/diary/diary.db")
told.committed()
diary = opened("/diary/diary.db")
for n in range(1, 9):
    diary.execute("BEGIN")
    diary.execute("INSERT INTO line VALUES (?, ?)", (n, "x" * 3000 * n))
    diary.execute("UPDATE line SET words = words || 'y'")
    diary.execute("COMMIT")
    told.committed()
diary.close()
# A restore: another whole diary takes the name.
Path("/diary/diary.db.staged").write_bytes(Path("/diary/diary.db").read_bytes())
staged = opened("/diary/diary.db.staged")
staged.execute("DELETE FROM line WHERE n > 7")
staged.close()
Path("/diary/diary.db.staged").replace("/diary/diary.db")
names = sorted(os.listdir("/diary"))
rows = opened("/diary/diary.db").execute("SELECT COUNT(*) FROM line").fetchone()[0]
`);
const whole = { names: python.runPython("names").toJs(), rows: python.runPython("rows") };

full = true;
const refused = python.runPython(`
try:
    diary = opened("/diary/diary.db")
    diary.execute("INSERT INTO line VALUES (99, ?)", ("z" * 9000,))
    refused = "taken"
except sqlite3.OperationalError as trouble:
    refused = trouble.sqlite_errorname
refused
`);
full = false;
const afterwards = python.runPython(`
diary.close()
opened("/diary/diary.db").execute("SELECT COUNT(*) FROM line").fetchone()[0]
`);

const broken = [];
const cuts = steps;
for (const [number, [kept, promised]] of cuts.entries()) {
  steps = [];
  asDisk(new Map(kept));
  mountSlots(python.FS, `/cut-${number}`, await openSlots("x"));
  python.globals.set("folder", `/cut-${number}`);
  const found = python.runPython(`
def look(path):
    if not os.path.exists(path):
        return "none", 0
    diary = opened(path)
    sound = diary.execute("PRAGMA integrity_check").fetchone()[0]
    rows = diary.execute("SELECT COUNT(*) FROM line").fetchone()[0]
    diary.close()
    return sound, rows
look(folder + "/diary.db")
`).toJs();
  const [sound, rows] = found;
  const asPromised = promised === 0 || (sound === "ok" && rows >= Math.min(promised - 1, 7));
  if (!asPromised) { broken.push({ number, sound, rows, promised }); }
}
console.log(JSON.stringify({ whole, refused, afterwards, cuts: cuts.length, commits, broken }));
