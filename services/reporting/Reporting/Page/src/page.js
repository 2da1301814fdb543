import { ask, forget } from './api.js';
import * as map from './map.js';
import { firstYear, province, structures } from './place.js';
import * as score from './score.js';
import * as tables from './tables.js';
import { date, language, moment, nameOf, number, percent, speak, t } from './texts.js';
import * as trend from './trend.js';

const $ = id => document.getElementById(id);
const thisYear = new Date().getFullYear();
const given = new URLSearchParams(location.search);
const state = {
  indicator: given.get('indicator') ?? 'models-recognised', period: given.get('period') ?? '',
  structure: Number(given.get('structure') ?? 3), axis: given.has('axis'), unit: null,
};
let indicators = [];
let versions = [];
let rows = [];
let waiting;

const indicator = () => indicators.find(one => one.code === state.indicator);
const structure = () => structures[state.structure];
const byDistrict = () => state.axis || structure().districts > 0;
const period = () => state.period || `..${thisYear}-12-31`;
const measure = () => t('measures')[indicator().measure] ?? indicator().measure;
const figure = (unit, more) => ask('figures', { indicator: state.indicator, unit, structure: structure().day, ...more });

/** The address says what is seen, so that it can be sent to somebody. */
function remember() {
  const says = new URLSearchParams({ indicator: state.indicator, structure: state.structure });
  if (state.period) says.set('period', state.period);
  if (state.axis) says.set('axis', 1);
  if (language === 'en') says.set('lang', 'en');
  history.replaceState(null, '', `?${says}`);
}

async function show() {
  remember();
  document.body.setAttribute('aria-busy', true);
  try {
    await Promise.all([showProvince(), showUnit(), showScore(), showComparison()]);
    $('freshness').classList.remove('failed');
  } catch (error) {
    console.error(error);
    $('freshness').textContent = t('failed');
    $('freshness').classList.add('failed');
  }
  document.body.removeAttribute('aria-busy');
}

async function showProvince() {
  const answer = await figure(province, { period: period(), by: state.axis && !structure().districts ? 'district' : 'children' });
  rows = answer.recast.rows;
  const title = t('mapOf')(nameOf(answer.indicator), t(byDistrict() ? 'districts' : 'communes'));
  $('map-title').textContent = title;
  const scale = await map.draw($('map'), { structure: structure(), byDistrict: byDistrict(), rows, selected: state.unit?.id, title, pick, point });
  map.legend($('legend'), scale);
  $('map-note').textContent = !byDistrict() ? '' : structure().day < '2024-12-01' ? t('old') : t('old2024');
  $('axis-label').hidden = structure().districts > 0;
  tables.units($('rows'), rows, $('find').value, pick);
  $('freshness').textContent = answer.freshness.lagMs < 1000 ? t('fresh') : t('late')(number(Math.round(answer.freshness.lagMs / 1000)));
  $('definition').textContent = language === 'vi' ? indicator().definitionVi : indicator().definitionEn;
}

async function showUnit() {
  const unit = state.unit?.id ?? province;
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, i) => String(firstYear + i));
  const [answer, ...each] = await Promise.all([figure(unit, { period: period() }), ...years.map(year => figure(unit, { period: year }))]);
  const { recast, asReported } = answer;
  const targets = (await ask('targets', { unit: answer.unit.id, limit: 200 })).items.filter(one => one.indicator === state.indicator);
  $('unit-kind').textContent = state.unit ? structure().label : t('province');
  $('unit-name').textContent = state.unit?.name ?? answer.unit.name;
  $('back').hidden = !state.unit;
  $('value').textContent = number(recast.value);
  $('measure').textContent = measure();
  showEmbargoes([answer, ...each].flatMap(one => one.embargoes ?? []));
  $('explained').textContent = (recast.value == null ? '' : t('explained')(number(asReported.value), number(recast.value)))
    + (recast.estimatedShare ? t('estimated')(percent(recast.estimatedShare)) : '') + (recast.unplaced ? t('unplaced')(number(recast.unplaced)) : '');
  const changes = versions.filter(one => one.code === state.indicator && one.version > 1).map(one => one.validFrom);
  trend.draw($('trend'), years.map((name, i) => ({ name, value: each[i].recast.value, chosen: state.period === name, target: targets.find(one => isYear(one, name))?.value })), `${t('trend')}, ${measure()}`, changes);
  $('changes').textContent = changes.length ? t('changes')(changes.map(date).join(', ')) : '';
  $('changes').hidden = !changes.length;
  await showTargets(targets);
  if ($('why').open) await showInputs();
}

/** What is not released yet, why, and when it appears: then it appears here too, by itself. */
function showEmbargoes(found) {
  const shut = [...new Map(found.map(one => [one.releaseId, one])).values()];
  $('embargo').textContent = shut.map(one => t('embargo')(one.name, one.releaseAt && moment(one.releaseAt), one.reason)).join(' ');
  $('embargo').hidden = !shut.length;
  clearTimeout(waiting);
  const next = Math.min(...shut.map(one => one.releaseAt ? new Date(one.releaseAt) - Date.now() : Infinity)) + 500;
  // A timer counts no further than 24 days.
  if (next < 2 ** 31) waiting = setTimeout(() => { forget(); show(); }, Math.max(500, next));
}

const isYear = (target, year) => target.from === `${year}-01-01` && target.to === `${year}-12-31`;

/** What was promised, by whom, and how it stands. */
async function showTargets(targets) {
  const latest = targets.slice(-3).reverse();
  const standing = (await Promise.all(latest.map(one => ask(`targets/${one.id}`, {})))).filter(one => one.target);
  const today = new Date().toISOString().slice(0, 10);
  $('targets').replaceChildren(...standing.map(({ target, value, forecast, standing: how, tooLow, willBeReached }) => {
    const isOver = target.to < today;
    const judged = tooLow ? 'too low' : isOver ? (willBeReached ? 'met' : 'missed') : how;
    const expected = isOver ? null : number(forecast);
    return Object.assign(document.createElement('li'), { textContent: t('targetLine')(target, date, number(target.value), number(value), expected, t(judged)) });
  }));
  $('targets').hidden = standing.length === 0;
}

/** The score of the year that is looked at; before there was a formula, none. */
async function showScore() {
  const year = state.period || String(thisYear);
  const unit = state.unit?.id ?? province;
  const formulas = (await ask('scorecard-formulas', {})).items;
  $('score').hidden = !formulas.some(one => one.validFrom <= `${year}-12-31`);
  if ($('score').hidden) return;
  const card = await ask('scorecards', { unit, period: year });
  $('score').hidden = !card.parts;
  if ($('score').hidden) return;
  const whole = card.parts.reduce((sum, part) => sum + part.scored.weight, 0);
  $('score-title').textContent = t('scoreOf')(state.unit?.name ?? card.unit.name, year);
  $('score-value').textContent = card.score == null ? '–' : number(card.score);
  $('score-of').textContent = score.measured(card.measuredWeight, whole);
  $('score-source').textContent = card.source;
  score.draw($('score-parts'), card.parts);
}

async function showComparison() {
  const answer = await ask('comparisons', { indicator: state.indicator, unit: province, structures: structures.map(one => one.day).join() });
  tables.comparison($('comparison'), answer.days);
}

async function showInputs(cursor) {
  const page = await ask('figures/why', {
    indicator: state.indicator, unit: state.unit?.id ?? province, period: period(), structure: structure().day, limit: 6, cursor });
  const lines = (page.items ?? []).map(input => {
    const line = document.createElement('li');
    const source = Object.assign(document.createElement('small'), { textContent: t('source')(input.event.source, number(input.event.position)) });
    line.append(`${date(input.occurredOn)}, ${input.unit.name}: ${t('event')[input.event.type.split('.').at(-2)] ?? input.event.type} `, source);
    return line;
  });
  if (!cursor) $('inputs').replaceChildren();
  $('inputs').append(...lines);
  if (!$('inputs').children.length) $('inputs').append(Object.assign(document.createElement('li'), { textContent: indicator().measure === 'unit' ? t('noInputs') : t('none') }));
  $('more').hidden = !page.next;
  $('more').onclick = () => showInputs(page.next);
}

function pick(row) {
  state.unit = state.unit?.id === row.unit.id ? null : row.unit;
  show();
}

function point(row) {
  $('pointed').textContent = `${row.unit.name}: ${number(row.value)} ${measure()}`;
}

/** The words that depend on the language or on what can be chosen. */
function showChoices() {
  speak(language);
  $('indicator').replaceChildren(...indicators.map(one => new Option(nameOf(one), one.code, false, one.code === state.indicator)));
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, i) => String(thisYear - i));
  $('period').replaceChildren(new Option(t('always'), ''), ...years.map(year => new Option(year, year, false, year === state.period)));
  showStops();
}

function showStops() {
  const { label, districts, communes } = structure();
  $('structure').value = state.structure;
  $('structure').setAttribute('aria-valuetext', `${label}: ${t('stop')(districts, communes)}`);
  $('stops').replaceChildren(...structures.map((one, i) => {
    const stop = Object.assign(document.createElement('span'), { className: i === state.structure ? 'now' : '' });
    stop.append(Object.assign(document.createElement('b'), { textContent: one.label }), one.districts ? t('stop')(one.districts, one.communes).replace(', ', ',\n') : t('stop')(0, one.communes));
    return stop;
  }));
}

function choose(change) {
  Object.assign(state, change);
  showStops();
  show();
}

$('indicator').onchange = event => choose({ indicator: event.target.value });
$('period').onchange = event => choose({ period: event.target.value });
$('structure').oninput = event => choose({ structure: Number(event.target.value), unit: null });
$('axis').onchange = event => choose({ axis: event.target.checked, unit: null });
$('axis').checked = state.axis;
$('back').onclick = () => choose({ unit: null });
$('find').oninput = event => tables.units($('rows'), rows, event.target.value, pick);
$('why').ontoggle = () => $('why').open && showInputs();
$('language').onclick = () => {
  speak(language === 'vi' ? 'en' : 'vi');
  showChoices();
  show();
};

// The way of an opinion is told by the service that keeps it: its address is a setting, and without it there is nothing to open.
fetch('/page/settings.json').then(answer => answer.json()).then(({ opinions }) => {
  $('path').hidden = !opinions;
  $('path-form').onsubmit = event => {
    event.preventDefault();
    location.assign(`${opinions.replace(/\/$/, '')}/v1/receipts/${encodeURIComponent($('receipt').value.trim())}/path`);
  };
});

// Every version of a definition is listed; the page speaks of the newest.
versions = (await ask('indicators', { limit: 200 })).items.filter(one => one.visibility === 'public');
indicators = [...new Map(versions.map(one => [one.code, one])).values()];
if (!indicator()) state.indicator = indicators[0].code;
showChoices();
show();
