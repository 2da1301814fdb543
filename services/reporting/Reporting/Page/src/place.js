/** What the page is about: the province and the four structures of its units. */
export const province = '40@2018-03-26';

/** The first year of the trend. */
export const firstYear = 2016;

/** A day of each structure; how many units of which tier are drawn; and whether Cửa Lò was a town of its own. */
export const structures = [
  { day: '2018-06-30', label: '2018', districts: 21, communes: 480 },
  { day: '2020-06-30', label: '2020', districts: 21, communes: 460 },
  { day: '2024-12-31', label: '12/2024', districts: 20, communes: 412 },
  { day: '2026-01-01', label: '2025 →', districts: 0, communes: 130 },
];

/** The district whose land a commune of today was, by the official code of the time. */
export const districtOf = (commune, day) => commune.code === '16732' && day < '2024-12-01' ? '413' : commune.district;
