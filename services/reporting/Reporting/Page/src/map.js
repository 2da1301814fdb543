import { geoIdentity, geoPath } from 'd3-geo';
import { scaleThreshold } from 'd3-scale';
import { feature, merge, mesh } from 'topojson-client';
import { districtOf } from './place.js';
import { number, t } from './texts.js';

const width = 720, height = 590;
const colours = ['#dbe9e1', '#a9cdbf', '#6aa898', '#2f7f73', '#0d524c'];
const nothing = '#efeae0';
const svg = (name, attributes = {}) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const loaded = fetch(document.body.dataset.map).then(answer => answer.json());

/** The shapes of a structure by official code: communes of today, or districts made of them. */
async function shapes(structure, byDistrict) {
  const map = await loaded;
  const communes = map.objects.communes;
  if (!byDistrict)
    return { lines: mesh(map, communes), shapes: communes.geometries.map(one => ({ code: one.properties.code, shape: feature(map, one) })) };
  const code = one => districtOf(one.properties, structure.day);
  const districts = new Map();
  for (const one of communes.geometries) districts.set(code(one), [...districts.get(code(one)) ?? [], one]);
  return {
    lines: mesh(map, communes, (a, b) => a === b || code(a) !== code(b)),
    shapes: [...districts].map(([key, parts]) => ({ code: key, shape: { type: 'Feature', geometry: merge(map, parts) } })),
  };
}

/** Classes of about as many units each, with round borders; fewer where there are few different values. */
function classes(values) {
  const counted = [...new Set(values.filter(value => value > 0))].sort((a, b) => a - b);
  const borders = counted.length <= colours.length ? counted.slice(1)
    : [...new Set([1, 2, 3, 4].map(part => counted[Math.floor(part * counted.length / 5)]))];
  const used = colours.slice(0, borders.length + 1).map((_, i, all) => colours[all.length === 1 ? 2 : Math.round(i * 4 / (all.length - 1))]);
  return { lowest: counted[0], borders, used, whole: counted.every(Number.isInteger), colour: value => value > 0 ? scaleThreshold(borders, used)(value) : nothing };
}

/** Draws the map. One shape takes part in tabbing; the arrow keys go to its nearest neighbour. */
export async function draw(target, { structure, byDistrict, rows, selected, title, pick, point }) {
  const { shapes: drawn, lines } = await shapes(structure, byDistrict);
  const byCode = new Map(rows.map(row => [row.unit.code, row]));
  const scale = classes(rows.map(row => row.value));
  const projection = geoIdentity().reflectY(true).fitSize([width, height], { type: 'FeatureCollection', features: drawn.map(one => one.shape) });
  const path = geoPath(projection).digits(1);
  const root = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': `${title}. ${t('arrows')}` });
  const spots = [];
  for (const { code, shape } of drawn) {
    const row = byCode.get(code);
    if (!row) continue;
    const area = svg('path', {
      d: path(shape), fill: scale.colour(row.value), role: 'button', 'aria-label': `${row.unit.name}: ${number(row.value)}`,
      'aria-pressed': row.unit.id === selected, tabindex: -1,
    });
    const at = path.centroid(shape);
    area.addEventListener('click', () => pick(row));
    area.addEventListener('pointerenter', () => point(row));
    area.addEventListener('focus', () => point(row));
    area.addEventListener('keydown', event => move(event, spots, at) || (['Enter', ' '].includes(event.key) && (event.preventDefault(), pick(row))));
    spots.push({ area, at, row, size: path.area(shape) });
    root.append(area);
  }
  root.append(svg('path', { d: path(lines), class: 'borders' }));
  const chosen = spots.find(spot => spot.row.unit.id === selected);
  if (chosen) root.append(svg('path', { d: chosen.area.getAttribute('d'), class: 'chosen' }));
  const largest = spots.reduce((best, spot) => spot.size > (best?.size ?? 0) ? spot : best, null);
  (chosen ?? largest)?.area.setAttribute('tabindex', 0);
  target.replaceChildren(root);
  return scale;
}

function move(event, spots, [x, y]) {
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!direction) return false;
  event.preventDefault();
  const away = ({ at: [a, b] }) => {
    const along = (a - x) * direction[0] + (b - y) * direction[1];
    const aside = Math.abs((a - x) * direction[1]) + Math.abs((b - y) * direction[0]);
    return along > 1 ? along + 2 * aside : Infinity;
  };
  const next = spots.reduce((best, spot) => away(spot) < away(best) ? spot : best);
  if (away(next) === Infinity) return true;
  for (const spot of spots) spot.area.setAttribute('tabindex', -1);
  next.area.setAttribute('tabindex', 0);
  next.area.focus();
  return true;
}

/** The classes of the map in words and colours. */
export function legend(target, scale) {
  const bounds = [scale.lowest, ...scale.borders];
  const entries = [[nothing, '0'], ...(scale.lowest ? bounds.map((from, i) => {
    const to = bounds[i + 1];
    return [scale.used[i], to === undefined ? (scale.borders.length ? `≥ ${number(from)}` : number(from)) : !scale.whole ? `${number(from)} – < ${number(to)}` : to - from <= 1 ? number(from) : `${number(from)} – ${number(to - 1)}`];
  }) : [])];
  const list = document.createElement('ul');
  for (const [colour, text] of entries) {
    const entry = document.createElement('li');
    const sample = svg('svg', { viewBox: '0 0 18 12', 'aria-hidden': true });
    sample.append(svg('rect', { width: 18, height: 12, rx: 2, fill: colour }));
    entry.append(sample, text);
    list.append(entry);
  }
  target.replaceChildren(list);
}
