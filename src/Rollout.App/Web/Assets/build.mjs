// Makes app.css, app.js, the fonts and images they name, and compressed twins of the two; beside them, served to nobody, the list of
// common passwords.
// node build.mjs MODULES OUTPUT PASSWORDS
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [modules, output, passwords] = process.argv.slice(2).map((folder) => resolve(folder));
const sources = dirname(fileURLToPath(import.meta.url));
const design = join(modules, "@uswds/uswds");
const require = createRequire(join(modules, "here.js"));
const sass = require("sass");
const esbuild = require("esbuild");

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await bundle();
copyFileSync(join(sources, "icon.svg"), join(output, "icon.svg"));
compress();
listPasswords();

async function bundle() {
  await esbuild.build({
    entryPoints: [join(sources, "app.scss"), join(sources, "app.js")],
    outdir: output,
    bundle: true,
    minify: true,
    legalComments: "none",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    // What a style names carries the hash of its content in its own name; app.css and app.js get theirs from the server.
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "file" },
    nodePaths: [modules],
    plugins: [styles(), turboUnderThePolicy()],
    logLevel: "warning",
  });
}

// Sass with USWDS's own packages beside ours; its images and fonts are found where it ships them.
function styles() {
  return {
    name: "styles",
    setup(build) {
      build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({ loader: "css", contents: sassOf(path) }));
      build.onResolve({ filter: /^\.\.\/(img|fonts)\// }, ({ path }) => ({ path: join(design, "dist", path.slice(3)) }));
    },
  };
}

function sassOf(path) {
  return sass.compile(path, { loadPaths: [join(design, "packages")], quietDeps: true, style: "compressed" }).css;
}

// Turbo writes its progress bar's look into the page, which the content security policy forbids: ours is in app.css.
function turboUnderThePolicy() {
  return {
    name: "turbo-under-the-policy",
    setup(build) {
      build.onLoad({ filter: /@hotwired\/turbo\/dist\/.*\.js$/ }, ({ path }) => ({ contents: withoutItsStyle(path), loader: "js" }));
    },
  };
}

function withoutItsStyle(path) {
  const inlined = "this.installStylesheetElement();";
  const parts = readFileSync(path, "utf8").split(inlined);
  if (parts.length !== 2) throw new Error(`Turbo no longer says ${inlined} once: see whether its style still breaks the policy.`);
  return parts.join("");
}

function compress() {
  for (const name of readdirSync(output).filter((name) => [".css", ".js"].includes(extname(name)))) {
    const plain = readFileSync(join(output, name));
    writeFileSync(join(output, `${name}.br`), brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
    writeFileSync(join(output, `${name}.gz`), gzipSync(plain, { level: 9 }));
  }
}

function listPasswords() {
  const common = JSON.parse(readFileSync(join(modules, "@zxcvbn-ts/language-common/src/passwords.json"), "utf8"));
  if (common.length < 10_000) throw new Error("The list of common passwords is no longer what it was.");
  writeFileSync(passwords, common.map((password) => `${password.toLowerCase()}\n`).join(""));
}
