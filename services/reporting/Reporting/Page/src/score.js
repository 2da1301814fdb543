import { number, percent, t, language } from './texts.js';

const space = 'http://www.w3.org/2000/svg';
const cell = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text, ...attributes });

/** How full a part is, for the eye; the numbers beside it say the same. */
function bar(share) {
  const root = document.createElementNS(space, 'svg');
  root.setAttribute('viewBox', '0 0 100 8');
  root.setAttribute('preserveAspectRatio', 'none');
  root.setAttribute('aria-hidden', true);
  for (const [width, name] of [[100, 'whole'], [100 * share, 'full']]) {
    const part = document.createElementNS(space, 'rect');
    for (const [key, value] of Object.entries({ width, height: 8, rx: 2, class: name })) part.setAttribute(key, value);
    root.append(part);
  }
  return root;
}

/** The parts of a scorecard: what was counted, where that comes from, and the points it earns. */
export function draw(table, parts) {
  const head = document.createElement('tr');
  head.append(...[t('part'), t('counted of'), t('points')].map(text => cell('th', text, { scope: 'col' })));
  const top = document.createElement('thead');
  top.append(head);
  const body = document.createElement('tbody');
  for (const { scored, numerator, agreed } of parts) {
    const line = document.createElement('tr');
    const counted = cell('td', '');
    const value = !scored.measured ? t('unmeasured') : `${number(scored.numerator)} / ${number(scored.denominator)}`;
    counted.append(scored.measured ? cell('a', value, { href: numerator.why, ariaLabel: `${value}, ${t('source of')}` }) : value);
    if (agreed) counted.append(cell('small', ` ${t('agreed')}: ${agreed.reason}`));
    const points = cell('td', scored.measured ? `${number(scored.points)} / ${number(scored.weight)}` : '–', { className: 'number' });
    if (scored.measured) points.append(bar(scored.points / scored.weight));
    line.append(cell('th', language === 'vi' ? scored.nameVi : scored.nameEn, { scope: 'row' }), counted, points);
    body.append(line);
  }
  table.replaceChildren(top, body);
}

/** Of how much the score is made. */
export const measured = (weight, whole) => weight < whole ? t('partly')(percent(weight / whole)) : t('outOf');
