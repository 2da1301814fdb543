#!/usr/bin/env node
// Reads what the service gives out with libraries of others, and prints what each of them found: `read.mjs <address> [token]`.
// A row is [indicator, unit, month, value].
import { OData } from '@odata/client';
import { check } from '@placemarkio/check-geojson';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import sdmxJson from 'sdmx-json-parser';

const [address, token] = process.argv.slice(2);
const headers = token ? { authorization: `Bearer ${token}` } : {};
const given = async format => {
  const answer = await fetch(`${address}v1/exports/${format}`, { headers });
  if (!answer.ok) throw new Error(`${format}: ${answer.status}`);
  return answer;
};
const month = day => new Date(day).toISOString().slice(0, 7);

/** Arrow's decimals are whole numbers of 128 bits, with the scale in the type of their column. */
function decimal(words, scale) {
  const whole = [...words].reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n);
  return Number(BigInt.asIntN(128, whole)) / 10 ** scale;
}

async function arrow() {
  const table = tableFromIPC(new Uint8Array(await (await given('arrow')).arrayBuffer()));
  const { scale } = table.schema.fields.find(field => field.name === 'value').type;
  return table.toArray().map(row => [row.indicator, row.unit_name, month(row.month), decimal(row.value, scale)]);
}

async function parquet() {
  const file = await (await given('parquet')).arrayBuffer();
  return (await parquetReadObjects({ file })).map(row => [row.indicator, row.unit_name, month(row.month), row.value]);
}

/** This reader fetches by itself, and gives the names of what stands in the dimensions. */
async function sdmx() {
  const parser = new sdmxJson.SDMXParser();
  await parser.getDatasets(`${address}v1/exports/sdmx-json?from=1900-01-01`, { headers });
  return parser.getData().map(row => [row.INDICATOR, row.REF_AREA, row.TIME_PERIOD, row.value]);
}

async function geojson() {
  return check(await (await given('geojson')).text()).features.map(({ properties: row }) => [row.indicator, row.unitName, row.month.slice(0, 7), row.value]);
}

async function odata() {
  const client = OData.New4({ serviceEndpoint: `${address}v1/odata/`, commonHeaders: headers });
  const found = await client.getEntitySet('Figures').query(client.newParam().orderby(['Indicator', 'Month', 'UnitId'].map(field => ({ field, order: 'asc' }))));
  return found.map(row => [row.Indicator, row.UnitName, row.Month.slice(0, 7), row.Value]);
}

console.log(JSON.stringify({ arrow: await arrow(), parquet: await parquet(), 'sdmx-json': await sdmx(), geojson: await geojson(), odata: await odata() }));
