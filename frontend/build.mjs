// Build the scripts and style sheets of the map, the page and the saved map into sozialmap/bundle/.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const target = fileURLToPath(new URL("../sozialmap/bundle/", import.meta.url));
const fresh = target.replace(/\/$/, ".new");

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
await build({
  entryPoints: { map: "src/index.js", page: "src/page.js", saved: "src/saved.js" },
  outdir: fresh,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "linked",
  loader: { ".png": "dataurl", ".svg": "dataurl" },
});
rmSync(target, { recursive: true, force: true });
renameSync(fresh, target);
