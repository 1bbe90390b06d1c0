// A small disk for Python in the browser, kept in the "origin private file system".
//
// Why our own: Pyodide's own ways keep files in memory and copy them out when asked, later. A diary
// must be on the disk before the app says "Saved". Here every file is opened for synchronous work
// once, at the start; from then on SQLite's own reads, writes and syncs go straight to it, in
// order, and its journal mends what a crash cut off.
//
// The files have no names of their own: there is a row of slots, and the name of the file that a
// slot holds stands in its first block. So a file can be made, renamed or removed in an instant,
// which the browser's own calls (all of them asynchronous) do not offer. Two copies of the name are
// written by turns, each with a counter and a checksum: a torn write leaves the older one. Of two
// slots that say the same name the higher counter wins, so that "rename over" is one write.

const SLOTS = 24;
const HEAD = 4096; // bytes before the content of each slot
const COPY = 1024; // each of the two copies of the name
const LONGEST_NAME = 200;

const ENOENT = 44, EEXIST = 20, EINVAL = 28, EISDIR = 31, ENOSPC = 51, ENOTSUP = 138, EIO = 29;

/** Opens all slots. Throws when the browser keeps nothing here, or another tab has them open. */
export async function openSlots(folderName) {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(folderName, { create: true });
  const opened = [];
  try {
    const names = Array.from({ length: SLOTS }, (_, i) => `slot-${i}`);
    const asked = names.map(async (name) => {
      const file = await folder.getFileHandle(name, { create: true });
      opened.push(new Slot(await file.createSyncAccessHandle()));
    });
    const failed = (await Promise.allSettled(asked)).find((one) => one.status === "rejected");
    if (failed) { throw failed.reason; }
  } catch (trouble) {
    for (const slot of opened) { slot.handle.close(); }
    throw trouble;
  }
  return settled(opened);
}

// After a rename that was cut off two slots have the same name: the newer one is it.
function settled(slots) {
  const newest = new Map();
  for (const slot of slots.filter((s) => s.name !== "")) {
    const rival = newest.get(slot.name);
    if (rival === undefined || rival.count < slot.count) { newest.set(slot.name, slot); }
  }
  for (const slot of slots) {
    if (slot.name !== "" && newest.get(slot.name) !== slot) { slot.clear(); }
  }
  return slots;
}

class Slot {
  constructor(handle) {
    this.handle = handle;
    this.count = 0;
    this.name = "";
    this.place = 1; // of the copy that counts
    for (const place of [0, 1]) {
      const copy = readCopy(handle, place * COPY);
      if (copy !== null && copy.count > this.count) { Object.assign(this, copy, { place }); }
    }
  }

  get size() { return Math.max(0, this.handle.getSize() - HEAD); }

  read(into, at) { return this.handle.read(into, { at: HEAD + at }); }

  write(from, at) {
    for (let done = 0; done < from.length;) {
      const piece = this.handle.write(done ? from.subarray(done) : from, { at: HEAD + at + done });
      if (piece <= 0) { throw new DOMException("no room", "QuotaExceededError"); }
      done += piece;
    }
    return from.length;
  }

  resize(size) { this.handle.truncate(HEAD + size); }

  flush() { this.handle.flush(); }

  take(name, above = 0) {
    this.count = Math.max(this.count, above) + 1;
    this.name = name;
    const copy = writtenCopy(this.count, name);
    this.place = 1 - this.place;
    this.handle.write(copy, { at: this.place * COPY });
    this.flush();
  }

  clear() {
    this.take("");
    this.resize(0);
  }
}

// 4 bytes sum, 4 bytes count, 2 bytes length, the name.
function writtenCopy(count, name) {
  const text = new TextEncoder().encode(name);
  if (text.length > LONGEST_NAME) { throw new DOMException("long name", "SyntaxError"); }
  const bytes = new Uint8Array(10 + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, count);
  view.setUint16(8, text.length);
  bytes.set(text, 10);
  view.setUint32(0, checksum(bytes.subarray(4)));
  return bytes;
}

function readCopy(handle, at) {
  const bytes = new Uint8Array(10 + LONGEST_NAME);
  const got = handle.read(bytes, { at });
  const view = new DataView(bytes.buffer);
  const length = view.getUint16(8);
  if (got < 10 + length || length > LONGEST_NAME) { return null; }
  const said = bytes.subarray(4, 10 + length);
  if (view.getUint32(0) !== checksum(said)) { return null; }
  return { count: view.getUint32(4), name: new TextDecoder().decode(bytes.subarray(10, 10 + length)) };
}

// FNV-1a, 32 bits: enough to tell a torn write of a few bytes.
function checksum(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) { sum = Math.imul(sum ^ byte, 0x01000193) >>> 0; }
  return sum;
}

/** Mounts the slots as one flat folder in Pyodide's file system. */
export function mountSlots(FS, folder, slots) {
  const fail = (code) => { throw new FS.ErrnoError(code); };
  const guarded = (work) => (...given) => {
    try {
      return work(...given);
    } catch (trouble) {
      if (trouble instanceof FS.ErrnoError) { throw trouble; }
      fail(trouble.name === "QuotaExceededError" ? ENOSPC : EIO);
    }
  };
  const slotOf = (name) => slots.find((slot) => slot.name === name);
  const FILE = 0o100600, FOLDER = 0o040700;
  // Some of SQLite's syncs do not reach us (Emscripten answers fdatasync itself). What was written
  // to one file before another one is touched is therefore brought to the disk first.
  let unsynced = null;
  const settle = (slot) => {
    if (unsynced !== null && unsynced !== slot) { unsynced.flush(); unsynced = null; }
  };

  function nodeFor(parent, name, mode, slot) {
    const node = FS.createNode(parent, name, mode, 0);
    node.slot = slot;
    node.node_ops = nodeOps;
    node.stream_ops = streamOps;
    node.changedAt = Date.now();
    return node;
  }

  // Whoever still has a file open that is gone must not write into the next one in its slot.
  function forget(parent, name) {
    const node = FS.lookupNode(parent, name);
    node.slot = null;
    FS.hashRemoveNode(node);
  }

  const nodeOps = {
    getattr: guarded((node) => ({
      dev: 1, ino: node.id, mode: node.mode, nlink: 1, uid: 0, gid: 0, rdev: 0,
      size: node.slot ? node.slot.size : 4096,
      atime: new Date(node.changedAt), mtime: new Date(node.changedAt), ctime: new Date(node.changedAt),
      blksize: 4096, blocks: node.slot ? Math.ceil(node.slot.size / 4096) : 1
    })),
    setattr: guarded((node, attr) => {
      if (attr.mode !== undefined) { node.mode = attr.mode; }
      if (attr.size !== undefined && node.slot) {
        settle(node.slot);
        node.slot.resize(attr.size);
        node.slot.flush();
      }
    }),
    lookup: guarded((parent, name) => {
      const slot = slotOf(name);
      return slot ? nodeFor(parent, name, FILE, slot) : fail(ENOENT);
    }),
    mknod: guarded((parent, name, mode) => {
      if (!FS.isFile(mode)) { fail(ENOTSUP); }
      if (slotOf(name)) { fail(EEXIST); }
      const free = slotOf("") ?? fail(ENOSPC);
      settle(null);
      free.resize(0);
      free.take(name);
      return nodeFor(parent, name, mode, free);
    }),
    rename: guarded((node, parent, name) => {
      const there = slotOf(name);
      settle(null);
      node.slot.flush();
      node.slot.take(name, there ? there.count : 0);
      if (there) { forget(parent, name); there.clear(); }
      node.name = name;
    }),
    unlink: guarded((parent, name) => {
      const slot = slotOf(name) ?? fail(ENOENT);
      settle(null);
      forget(parent, name);
      slot.clear();
    }),
    rmdir: () => fail(ENOTSUP),
    symlink: () => fail(ENOTSUP),
    readdir: () => [".", "..", ...slots.filter((s) => s.name !== "").map((s) => s.name)]
  };

  const streamOps = {
    open: (stream) => { stream.position = 0; },
    close: () => { settle(null); },
    fsync: guarded((stream) => {
      stream.node.slot?.flush();
      if (unsynced === stream.node.slot) { unsynced = null; }
      return 0;
    }),
    llseek: guarded((stream, offset, whence) => {
      const from = [0, stream.position, stream.node.slot?.size ?? 0][whence] ?? fail(EINVAL);
      return from + offset < 0 ? fail(EINVAL) : from + offset;
    }),
    read: guarded((stream, buffer, offset, length, position) => {
      if (!stream.node.slot) { fail(EISDIR); }
      const bytes = buffer.subarray(offset, offset + length);
      return stream.node.slot.read(bytes, position);
    }),
    write: guarded((stream, buffer, offset, length, position) => {
      const slot = stream.node.slot ?? fail(EISDIR);
      settle(slot);
      unsynced = slot;
      stream.node.changedAt = Date.now();
      // Python's memory may be shared or grow meanwhile: the browser gets bytes of its own.
      return slot.write(buffer.slice(offset, offset + length), position);
    }),
    allocate: guarded((stream, offset, length) => {
      const slot = stream.node.slot;
      if (slot.size < offset + length) { slot.resize(offset + length); }
    })
  };

  FS.mkdirTree(folder);
  FS.mount({ mount: (mount) => nodeFor(null, "/", FOLDER, null) }, {}, folder);
}
