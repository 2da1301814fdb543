import { ask, query } from './api.js';

const shape = row => ({ value: row?.value, estimatedShare: row?.estimatedShare ?? 0, unplaced: 0 });

/** Of a ratio: its rows for some periods, divided anew from both parts. */
const divided = (indicator, unit, periods, level, more) => query({
  indicators: [indicator.code], unit, periods, level, allowBreak: true, ...more });

/** A figure of a unit for each of some periods: a count, or a ratio with its parts, in one shape. */
export async function figures(indicator, unit, periods, structure, by) {
  if (!indicator.formula)
    return Promise.all(periods.map(period => ask('figures', { indicator: indicator.code, unit, structure, period, by })));
  const [whole, parts] = await Promise.all([divided(indicator, unit, periods, 'whole', { structure }), by && divided(indicator, unit, periods, by, { structure })]);
  return periods.map(period => {
    const row = whole.rows.find(one => one.period === period);
    return {
      indicator: whole.indicators[0], unit: whole.unit, freshness: whole.freshness, embargoes: whole.embargoes, parts: row,
      recast: { ...shape(row), rows: parts?.rows.filter(one => one.period === period) },
    };
  });
}

/** One figure at several days, each read in the structures of all of them. */
export async function comparison(indicator, unit, structures) {
  const days = structures.map(one => one.day);
  if (!indicator.formula)
    return (await ask('comparisons', { indicator: indicator.code, unit, structures: days.join() })).days;
  const periods = days.map(day => `..${day}`);
  const [reported, ...recast] = await Promise.all([
    divided(indicator, unit, periods, 'whole', { view: 'reported' }), ...days.map(structure => divided(indicator, unit, periods, 'whole', { structure }))]);
  const of = (answer, period) => answer.rows.find(one => one.period === period);
  return structures.map(({ day, districts, communes }, i) => ({
    day, districts, communes, asReported: of(reported, periods[i])?.value, recast: recast.map(answer => shape(of(answer, periods[i]))) }));
}
