import { createRandom } from './random'

/** A site on the map, and what a kilowatt-hour costs there and sets free. */
export type Place = {
  /** The id that the workspace's locations have it under. */
  id: string
  city: string
  state: string
  country: string
  countryCode: string
  /** Hours that clocks there are ahead of UTC. */
  utcOffset: number
  co2KgPerKwh: number
  usdPerKwh: number
}

type Row = [
  city: string,
  state: string,
  country: string,
  countryCode: string,
  utcOffset: number,
  co2KgPerKwh: number,
  usdPerKwh: number,
]

const rows: Record<string, Row> = {
  oregon: ['The Dalles', 'Oregon', 'United States', 'US', -8, 0.12, 0.09],
  phoenix: ['Phoenix', 'Arizona', 'United States', 'US', -7, 0.35, 0.12],
  seattle: ['Seattle', 'Washington', 'United States', 'US', -8, 0.1, 0.1],
  paris: ['Paris', 'Île-de-France', 'France', 'FR', 1, 0.06, 0.21],
  lyon: ['Lyon', 'Auvergne-Rhône-Alpes', 'France', 'FR', 1, 0.06, 0.2],
  frankfurt: ['Frankfurt am Main', 'Hesse', 'Germany', 'DE', 1, 0.38, 0.26],
  tokyo: ['Tokyo', 'Tokyo', 'Japan', 'JP', 9, 0.46, 0.19],
  osaka: ['Osaka', 'Osaka', 'Japan', 'JP', 9, 0.36, 0.18],
}

/** Every site of the estate by its name. */
export const places: ReadonlyMap<string, Place> = new Map(
  Object.entries(rows).map(
    ([site, [city, state, country, countryCode, utcOffset, co2KgPerKwh, usdPerKwh]]) => [
      site,
      {
        id: createRandom(0, `${site}/location`).uuid(),
        city,
        state,
        country,
        countryCode,
        utcOffset,
        co2KgPerKwh,
        usdPerKwh,
      },
    ],
  ),
)

/** Where a site is. Throws for one that the estate does not have. */
export const placeOf = (site: string): Place => {
  const place = places.get(site)
  if (!place) throw new Error(`The estate has no site ${site}.`)
  return place
}
