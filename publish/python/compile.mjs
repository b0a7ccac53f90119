// Compiles the modules in archives with the Python of the page, so that importing them takes it less time.
// node compile.mjs FOLDER_OF_PYODIDE '[["from", "to", whether the sources stay], ...]'
import { pathToFileURL } from "node:url";
import { readFileSync, writeFileSync } from "node:fs";

const [folder, jobs] = [process.argv[2], JSON.parse(process.argv[3])];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder });
const compiled = python.runPython(`
import importlib._bootstrap_external as machinery, importlib.util, io, zipfile

def compiled(content, sources):
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content.to_py())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            parts = {name: old.read(name)}
            if name.endswith(".py"):
                source = parts[name] if sources else parts.pop(name)
                code = compile(source, name, "exec", dont_inherit=True)
                folder, _, module = name.rpartition("/")
                cached = f"{folder}/__pycache__/{module[:-3]}.cpython-312.pyc" if sources else f"{name}c"
                parts[cached.lstrip("/")] = bytes(machinery._code_to_hash_pyc(code, importlib.util.source_hash(source), False))
            for part, data in parts.items():
                new.writestr(zipfile.ZipInfo(part, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()

compiled`);
for (const [from, to, sources] of jobs) writeFileSync(to, compiled(new Uint8Array(readFileSync(from)), sources).toJs());
