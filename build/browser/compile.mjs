// Compiles Python sources with the very Python that a browser will run them with.
// Usage: node compile.mjs PYODIDE_FOLDER FOLDER...   Each x.py becomes x.pyc in its place.

import { pathToFileURL } from "node:url";

const [pyodideFolder, ...folders] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${pyodideFolder}/` });
for (const [number, folder] of folders.entries()) {
  const inside = `/work-${number}`;
  python.FS.mkdir(inside);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, inside);
  python.globals.set("folder", inside);
  // Unchecked: there will be no source that could be newer. Named as the source would be.
  const sound = await python.runPythonAsync(`
import compileall, pathlib, py_compile
sound = compileall.compile_dir(
    folder, maxlevels=99, quiet=1, legacy=True, force=True, workers=1, stripdir=folder,
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
if sound:
    for source in pathlib.Path(folder).rglob("*.py"):
        if "migrations" not in source.parts:  # Alembic looks for the sources of its steps
            source.unlink()
        else:
            source.with_suffix(".pyc").unlink()
sound
`);
  if (!sound) { process.exit(1); }
}
