// Builds the page into a folder: `node build.mjs <folder>`. Every file but index.html bears its own hash in its name, and all that
// compress well lie there compressed too, so that the service only hands out what is ready.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const folder = process.argv[2];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/**
 * The 130 communes as one set of shared borders: districts are made of the same lines in the browser. Flattened here at the latitude of
 * Nghệ An, so that the browser only has to scale.
 */
function map() {
  const communes = JSON.parse(readFileSync('data/nghean_communes_2025.geojson', 'utf8'));
  for (const commune of communes.features) {
    const { code, name, population, area_km2: area, former_district_code: district } = commune.properties;
    commune.properties = { code, name, population, area, district };
    flatten(commune.geometry.coordinates);
  }
  const whole = presimplify(topology({ communes }, 6000));
  const simple = simplify(whole, quantile(whole, 0.7));
  return Buffer.from(JSON.stringify(simple));
}

const flatten = part => typeof part[0] === 'number' ? (part[0] *= Math.cos(19.2 * Math.PI / 180)) : part.forEach(flatten);

/** Keeps a file under a name with its hash, compressed beside it; answers the name. */
function keep(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const kept = name.replace(/(\.[^.]+)$/, `-${hash}$1`);
  return save(kept, content);
}

function save(name, content) {
  writeFileSync(`${folder}/${name}`, content);
  if (!name.endsWith('.woff2')) {
    writeFileSync(`${folder}/${name}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${folder}/${name}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
  return name;
}

const fonts = 'node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro';
const names = { 'map.json': keep('map.json', map()) };
for (const set of ['latin', 'vietnamese'])
  for (const weight of [400, 600])
    names[`${set}-${weight}.woff2`] = keep(`${set}-${weight}.woff2`, readFileSync(`${fonts}-${set}-${weight}-normal.woff2`));

const named = text => text.replace(/\{\{(.+?)\}\}/g, (_, name) => names[name] ?? fail(`No file ${name}`));
const fail = message => { throw new Error(message); };

const style = await build({ entryPoints: ['src/page.css'], minify: true, write: false });
names['page.css'] = keep('page.css', Buffer.from(named(style.outputFiles[0].text)));
const code = await build({ entryPoints: ['src/page.js'], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, legalComments: 'none' });
names['page.js'] = keep('page.js', Buffer.from(code.outputFiles[0].text));
save('index.html', Buffer.from(named(readFileSync('src/index.html', 'utf8'))));
