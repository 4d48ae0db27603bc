import type { Machine } from './types'

/** A model as it is bought: what every machine of it has in common. */
export type Model = {
  name: string
  generation: Machine['generation']
  productId: string
  processor: string
  memoryMb: number
  romFamily: string
  romVersions: readonly [current: string, older: string]
  ilo: 4 | 5 | 6 | 7
  /** How many of a thousand machines are of it. */
  share: number
}

/** What the fleets are made of. */
export const models: Model[] = [
  {
    name: 'ProLiant DL360 Gen9',
    generation: 'GEN_9',
    productId: '755258-B21',
    processor: 'Intel(R) Xeon(R) CPU E5-2650 v4 @ 2.20GHz',
    memoryMb: 131_072,
    romFamily: 'P89',
    romVersions: ['P89 v3.40 (05/23/2024)', 'P89 v2.92 (12/06/2021)'],
    ilo: 4,
    share: 30,
  },
  {
    name: 'ProLiant DL380 Gen10',
    generation: 'GEN_10',
    productId: '868703-B21',
    processor: 'Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz',
    memoryMb: 196_608,
    romFamily: 'U30',
    romVersions: ['U30 v3.40 (05/22/2025)', 'U30 v2.90 (11/15/2023)'],
    ilo: 5,
    share: 120,
  },
  {
    name: 'ProLiant DL360 Gen10 Plus',
    generation: 'GEN_10_PLUS',
    productId: 'P28948-B21',
    processor: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz',
    memoryMb: 262_144,
    romFamily: 'U46',
    romVersions: ['U46 v2.30 (06/26/2025)', 'U46 v1.94 (02/20/2024)'],
    ilo: 5,
    share: 200,
  },
  {
    name: 'ProLiant DL325 Gen10 Plus',
    generation: 'GEN_10_PLUS',
    productId: 'P18606-B21',
    processor: 'AMD EPYC 7352 24-Core Processor',
    memoryMb: 131_072,
    romFamily: 'A43',
    romVersions: ['A43 v3.10 (04/24/2025)', 'A43 v2.56 (02/10/2022)'],
    ilo: 5,
    share: 100,
  },
  {
    name: 'ProLiant DL380 Gen11',
    generation: 'GEN_11',
    productId: 'P52534-B21',
    processor: 'Intel(R) Xeon(R) Gold 6430',
    memoryMb: 524_288,
    romFamily: 'U54',
    romVersions: ['U54 v2.52 (07/11/2025)', 'U54 v2.16 (03/01/2024)'],
    ilo: 6,
    share: 300,
  },
  {
    name: 'ProLiant DL325 Gen11',
    generation: 'GEN_11',
    productId: 'P54203-B21',
    processor: 'AMD EPYC 9354P 32-Core Processor',
    memoryMb: 262_144,
    romFamily: 'A56',
    romVersions: ['A56 v2.46 (06/13/2025)', 'A56 v1.58 (01/04/2024)'],
    ilo: 6,
    share: 110,
  },
  {
    name: 'Synergy 480 Gen11',
    generation: 'GEN_11',
    productId: 'P52707-B21',
    processor: 'Intel(R) Xeon(R) Platinum 8462Y+',
    memoryMb: 524_288,
    romFamily: 'I45',
    romVersions: ['I45 v2.48 (06/20/2025)', 'I45 v2.12 (02/08/2024)'],
    ilo: 6,
    share: 60,
  },
  {
    name: 'ProLiant DL380a Gen12',
    generation: 'GEN_12',
    productId: 'P78414-B21',
    processor: 'Intel(R) Xeon(R) 6740P',
    memoryMb: 1_048_576,
    romFamily: 'U68',
    romVersions: ['U68 v1.40 (09/05/2025)', 'U68 v1.20 (04/30/2025)'],
    ilo: 7,
    share: 80,
  },
]

/** iLO firmware by generation: current, older. */
export const iloFirmware: Record<Model['ilo'], readonly [string, string]> = {
  4: ['2.82 Feb 06 2023', '2.20 Jun 12 2015'],
  5: ['3.15 Jul 24 2025', '2.70 May 16 2022'],
  6: ['1.70 Aug 14 2025', '1.55 Nov 21 2023'],
  7: ['1.17.00 Sep 10 2025', '1.13.01 May 06 2025'],
}

const swapped = (bytes: Buffer) => Buffer.from(bytes.toReversed())

/** A ProLiant's UUID is its product number and serial in ASCII, the first three fields byte-swapped. */
export const uuidOf = (productId: string, serial: string): string => {
  const bytes = Buffer.from(`${productId.slice(0, 6)}${serial}`.padEnd(16, '0'), 'latin1')
  const part = (from: number, to: number) => bytes.subarray(from, to)
  const fields = [swapped(part(0, 4)), swapped(part(4, 6)), swapped(part(6, 8))]
  return [...fields, part(8, 10), part(10, 16)]
    .map((field) => field.toString('hex'))
    .join('-')
    .toUpperCase()
}
