import { structures } from './place.js';
import { byName, date, number, percent, t } from './texts.js';

const cell = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text, ...attributes });

function row(...cells) {
  const line = document.createElement('tr');
  line.append(...cells);
  return line;
}

function body(table, head, lines) {
  const [top, rest] = [document.createElement('thead'), document.createElement('tbody')];
  top.append(row(...head.map(text => cell('th', text, { scope: 'col' }))));
  rest.append(...lines);
  table.replaceChildren(top, rest);
}

/** One count at four days, read in the structures of all four. */
export function comparison(table, days) {
  body(table, [t('day'), t('units'), t('reported'), ...structures.map(one => t('recast')(one.label.replace(' →', '')))], days.map((day, i) => row(
    cell('th', date(day.day), { scope: 'row' }),
    cell('td', t('stop')(day.districts, day.communes)),
    cell('td', number(day.asReported), { className: 'number' }),
    ...day.recast.map((one, j) => cell('td', number(one.value) + (one.unplaced ? '*' : ''), { className: i === j ? 'number own' : 'number' })))));
}

/** The units by name; each name opens the unit. */
export function units(table, rows, find, pick) {
  const wanted = fold(find);
  const shown = rows.filter(one => fold(one.unit.name).includes(wanted)).sort((a, b) => byName(short(a), short(b)));
  const estimated = shown.some(one => one.estimatedShare > 0);
  body(table, [t('name'), t('value'), ...(estimated ? [t('estimated')('').replace(/[:.\s]+$/, '').trim()] : [])], shown.map(one => {
    const button = cell('button', one.unit.name, { type: 'button', onclick: () => pick(one) });
    const name = cell('th', '', { scope: 'row' });
    name.append(button);
    return row(name, cell('td', number(one.value), { className: 'number' }),
      ...(estimated ? [cell('td', one.estimatedShare ? percent(one.estimatedShare) : '', { className: 'number' })] : []));
  }));
}

const short = one => one.unit.name.replace(/^(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố) /, '');
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
