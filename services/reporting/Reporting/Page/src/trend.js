import { scaleBand, scaleLinear } from 'd3-scale';
import { date, number, t } from './texts.js';

const width = 420, height = 170, foot = 22, head = 20;

/**
 * Bars of the years, each with its value, a mark where a target was agreed, and a line where another definition began to count: readable without
 * colours, and as a list to those who hear it. A year that is withheld or has no figure has no bar, and is not nothing.
 */
export function draw(target, years, title, changes = []) {
  const x = scaleBand(years.map(year => year.name), [0, width]).paddingInner(0.28).paddingOuter(0.05);
  const y = scaleLinear([0, Math.max(...years.map(year => Math.max(year.value ?? 0, year.target ?? 0))) || 1], [height - foot, head]);
  const space = 'http://www.w3.org/2000/svg';
  const root = document.createElementNS(space, 'svg');
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', `${title}: ${years.map(year => `${year.name}: ${number(year.value)}${year.target === undefined ? '' : `, ${t('target')(number(year.target))}`}`).concat(changes.map(day => t('changed')(date(day)))).join('; ')}`);
  const add = (name, attributes, text) => {
    const element = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    root.append(element);
  };
  add('line', { x1: 0, x2: width, y1: height - foot + 0.5, y2: height - foot + 0.5, class: 'axis' });
  for (const { name, value, chosen, target: wanted } of years) {
    const middle = x(name) + x.bandwidth() / 2;
    if (value != null) add('rect', { x: x(name), width: x.bandwidth(), y: y(value), height: Math.max(0, height - foot - y(value)), rx: 2, class: chosen ? 'bar chosen' : 'bar' });
    if (wanted !== undefined) add('path', { d: `M${x(name) - 2},${y(wanted)}h${x.bandwidth() + 4}`, class: 'target' });
    if (value || value == null) add('text', { x: middle, y: y(value ?? 0) - 5, class: 'value' }, number(value));
    add('text', { x: middle, y: height - 6, class: 'year' }, years.length > 8 ? `’${name.slice(2)}` : name);
  }
  for (const day of changes.filter(one => x(one.slice(0, 4)) !== undefined)) {
    const year = day.slice(0, 4);
    const passed = (new Date(day) - new Date(`${year}-01-01`)) / (365.25 * 24 * 3600 * 1000);
    // On the first of January: between the bars.
    const at = passed ? x(year) + passed * x.bandwidth() : x(year) - (x.step() - x.bandwidth()) / 2;
    add('path', { d: `M${at},${head - 14}V${height - foot}`, class: 'change' });
    add('text', { x: at + 3, y: head - 6, class: 'change' }, '≠');
  }
  target.replaceChildren(root);
}
