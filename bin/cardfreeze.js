#!/usr/bin/env node
// The executable: refuses an old Node in plain words, answers --version at once, otherwise starts the program from its code cache.
// CommonJS, as is all that a start loads: Node's loader of ES modules alone takes longer than reading the program.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/** The program compiled for each kind of start: with what only the other one calls it would take longer to read. */
const CACHES = { json: "json.cache", other: "other.cache" };

const cacheOf = (home, name) => {
  try {
    return readFileSync(join(home, name));
  } catch {
    return undefined;
  }
};

/**
 * Loads the built program. A cache that another Node made is refused by V8, and the program compiled as usual.
 * @param {string} home the folder of the built program
 * @param {string} cache the file of the code cache
 * @returns what the program exports, and the script for whoever makes the cache
 */
const load = (home, cache) => {
  const { createRequire } = require("node:module");
  const { Script } = require("node:vm");
  const filename = join(home, "main.cjs");
  // The bundle is plain ASCII: read as Latin-1 it stays one byte a character.
  const script = new Script(readFileSync(filename, "latin1"), { filename, cachedData: cacheOf(home, cache) });
  const importApart = (file) => import(require("node:url").pathToFileURL(join(home, file)).href);
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(filename), program, importApart);
  const { main, isWritten } = program.exports;
  return { main, isWritten, script };
};

const start = () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const argument = process.argv.length === 3 ? process.argv[2] : undefined;
  if (major < 20 || (major === 20 && minor < 17)) {
    process.stderr.write(`cardfreeze 需要 Node.js 20.17 或更新版本，现在是 ${process.versions.node}。\n`);
    process.stderr.write(`cardfreeze needs Node.js 20.17 or newer; this is ${process.versions.node}.\n`);
    process.exitCode = 2;
  } else if (argument === "--version" || argument === "-V") {
    process.stdout.write(`${JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")).version}\n`);
  } else if (!existsSync(join(__dirname, "../dist/main.cjs"))) {
    process.stderr.write("程序还没有构建：先运行 npm run build。\n");
    process.stderr.write("The program has not been built yet: run npm run build first.\n");
    process.exitCode = 2;
  } else {
    const home = join(__dirname, "../dist");
    const isJson = process.argv.includes("json");
    const { main, isWritten } = load(home, isJson ? CACHES.json : CACHES.other);
    // One answer is over before any optimised code is ready, and the process could not end before that was thrown away.
    if (isJson && process.argv[2] === "triage") require("node:v8").setFlagsFromString("--no-opt");
    main(process.argv, home).then((code) => {
      process.exitCode = code;
      // V8 would first finish compiling in the background what nobody will run.
      if (code === 0 && isWritten()) process.exit();
    });
  }
};

if (require.main === module) start();
exports.CACHES = CACHES;
exports.load = load;
