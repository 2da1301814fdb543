import { ask, forget } from './api.js';
import * as figures from './figures.js';
import * as map from './map.js';
import * as path from './path.js';
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
const byCode = code => indicators.find(one => one.code === code);
const measureOf = one => t('measures')[one.measure] ?? one.measure;
/** Of a ratio: what is divided by how many of what. A part that is not public bears no name here. */
function measure() {
  const { formula } = indicator();
  const [above, below] = [byCode(formula?.numerator), byCode(formula?.denominator)];
  return !formula ? measureOf(indicator()) : formula.per === 100 ? '%' : above && below ? t('per')(measureOf(above), number(formula.per), measureOf(below)) : t('measures').ratio;
}

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
  const [answer] = await figures.figures(indicator(), province, [period()], structure().day, state.axis && !structure().districts ? 'district' : 'children');
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
  const [answer, ...each] = await figures.figures(indicator(), unit, [period(), ...years], structure().day);
  const { recast } = answer;
  const targets = (await ask('targets', { unit: answer.unit.id, limit: 200 })).items.filter(one => one.indicator === state.indicator);
  $('unit-kind').textContent = state.unit ? structure().label : t('province');
  $('unit-name').textContent = state.unit?.name ?? answer.unit.name;
  $('back').hidden = !state.unit;
  $('value').textContent = number(recast.value);
  $('measure').textContent = measure();
  showEmbargoes([answer, ...each].flatMap(one => one.embargoes ?? []));
  $('explained').textContent = explained(answer) + (recast.estimatedShare ? t('estimated')(percent(recast.estimatedShare)) : '') + (recast.unplaced ? t('unplaced')(number(recast.unplaced)) : '');
  const changes = versions.filter(one => one.code === state.indicator && one.version > 1).map(one => one.validFrom);
  trend.draw($('trend'), years.map((name, i) => ({ name, value: each[i].recast.value, chosen: state.period === name, target: targets.find(one => isYear(one, name))?.value })), `${t('trend')}, ${measure()}`, changes);
  $('changes').textContent = changes.length ? t('changes')(changes.map(date).join(', ')) : '';
  $('changes').hidden = !changes.length;
  await showTargets(targets);
  if ($('why').open) await showInputs();
}

/** What the figure is made of: what was reported under this name and what came to it, or what was divided by what. */
function explained({ recast, asReported, parts }) {
  if (parts) {
    const { numerator, denominator } = indicator().formula;
    const part = (code, value) => `${number(value)} ${byCode(code) ? measureOf(byCode(code)) : ''}`.trim();
    return parts.denominator ? t('divided')(part(numerator, parts.numerator), part(denominator, parts.denominator)) : recast.value == null && !parts.withheld ? t('undivided') : '';
  }
  return recast.value == null ? '' : t('explained')(number(asReported.value), number(recast.value));
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
    const judged = tooLow ? 'too low' : value == null ? 'not told' : isOver ? (willBeReached ? 'met' : 'missed') : how;
    const expected = isOver || forecast == null ? null : number(forecast);
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
  tables.comparison($('comparison'), await figures.comparison(indicator(), province, structures));
}

/** Of a ratio, the inputs of what is divided. */
async function showInputs(cursor) {
  const counted = indicator().formula?.numerator ?? state.indicator;
  const page = await ask('figures/why', {
    indicator: counted, unit: state.unit?.id ?? province, period: period(), structure: structure().day, limit: 6, cursor });
  const lines = (page.items ?? []).map(({ occurredOn, unit, event }) => {
    const line = document.createElement('li');
    line.append(`${date(occurredOn)}, ${unit.name}: ${(event && t('event')[event.type.split('.').at(-2)]) ?? t('anyEvent')} `);
    if (event) line.append(Object.assign(document.createElement('small'), { textContent: t('source')(event.source, number(event.position)) }));
    return line;
  });
  if (!cursor) $('inputs').replaceChildren();
  $('inputs').append(...lines);
  if (!$('inputs').children.length) $('inputs').append(Object.assign(document.createElement('li'), { textContent: ['unit', 'person'].includes(indicator().measure) ? t('noInputs') : t('none') }));
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
  path.draw($('way'));
  show();
};

// The way of an opinion is told by the service that keeps it: its address is a setting, and without it there is nothing to ask.
fetch('/page/settings.json').then(answer => answer.json()).then(({ opinions }) => {
  $('path').hidden = !opinions;
  $('path-form').onsubmit = event => {
    event.preventDefault();
    path.follow($('way'), opinions, $('receipt').value);
  };
});

// Every version of a definition is listed; the page speaks of the newest.
versions = (await ask('indicators', { limit: 200 })).items.filter(one => one.visibility === 'public');
indicators = [...new Map(versions.map(one => [one.code, one])).values()];
if (!indicator()) state.indicator = indicators[0].code;
showChoices();
show();
