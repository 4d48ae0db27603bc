import type { Model } from './hardware'
import { iloFirmware, models } from './hardware'
import { createRandom } from './random'
import type { Machine } from './types'

/** Generations that one line of bundles serves: Gen10 Plus has those of Gen10. */
export type BundleFamily = 'GEN_9' | 'GEN_10' | 'GEN_11' | 'GEN_12'

/** One firmware in a bundle, in the words of a server's inventory. */
export type FirmwareComponent = { file: string; version: string } & (
  | { name: `iLO ${Model['ilo']}`; ilo: Model['ilo'] }
  | { name: 'System ROM'; romFamily: string }
)

/** A set of firmware that belongs together, the same in every region. */
export type FirmwareBundle = {
  /** 32 hex digits. */
  id: string
  family: BundleFamily
  type: 'BASE' | 'PATCH' | 'HOTFIX' | 'SUPPLEMENT'
  version: string
  /** Epoch ms. */
  releasedAt: number
  active: boolean
  /** The bundle that a patch, hotfix or supplement adds to. */
  baseId: string | null
  supportedOs: readonly string[]
  components: readonly FirmwareComponent[]
}

export const familyOf = (generation: Machine['generation']): BundleFamily =>
  generation === 'GEN_10_PLUS' ? 'GEN_10' : generation

const iloComponent = (ilo: Model['ilo'], version: string): FirmwareComponent => {
  const [number = ''] = version.split(' ')
  return { name: `iLO ${ilo}`, ilo, version, file: `ilo${ilo}_${number.replaceAll('.', '')}.fwpkg` }
}

const romComponent = (romFamily: string, version: string): FirmwareComponent => {
  const [, number = '', month, day, year] = /v([\d.]+) \((\d+)\/(\d+)\/(\d+)\)/.exec(version) ?? []
  const file = `${romFamily}_${number}_${month}_${day}_${year}.fwpkg`
  return { name: 'System ROM', romFamily, version, file }
}

/** Everything for the models of a family, as new (0) or as old (1) as its machines have it. */
const wholeSet = (family: BundleFamily, age: 0 | 1): FirmwareComponent[] => {
  const served = models.filter(({ generation }) => familyOf(generation) === family)
  return [
    ...[...new Set(served.map(({ ilo }) => ilo))].map((ilo) =>
      iloComponent(ilo, iloFirmware[ilo][age]),
    ),
    ...served.map(({ romFamily, romVersions }) => romComponent(romFamily, romVersions[age])),
  ]
}

const idOf = (family: BundleFamily, version: string) =>
  createRandom(0, `firmware-bundle/${family}/${version}`).hex(32)

const systems = {
  GEN_9: ['Microsoft Windows Server 2019', 'Red Hat Enterprise Linux 8', 'VMware ESXi 7.0'],
  GEN_10: ['Microsoft Windows Server 2022', 'Red Hat Enterprise Linux 9', 'VMware ESXi 8.0'],
  GEN_11: [
    'Microsoft Windows Server 2022',
    'Microsoft Windows Server 2025',
    'Red Hat Enterprise Linux 9',
    'SUSE Linux Enterprise Server 15',
    'VMware ESXi 8.0',
  ],
  GEN_12: ['Microsoft Windows Server 2025', 'Red Hat Enterprise Linux 10', 'VMware ESXi 9.0'],
} satisfies Record<BundleFamily, string[]>

type Release = [version: string, date: string, options?: { active?: boolean }]

const base = (family: BundleFamily, age: 0 | 1, [version, date, options]: Release) =>
  ({
    id: idOf(family, version),
    family,
    type: 'BASE',
    version,
    releasedAt: Date.parse(date),
    active: options?.active ?? true,
    baseId: null,
    supportedOs: systems[family],
    components: wholeSet(family, age),
  }) satisfies FirmwareBundle

const addition = (
  type: Exclude<FirmwareBundle['type'], 'BASE'>,
  to: FirmwareBundle,
  [version, date, options]: Release,
  components: FirmwareComponent[],
): FirmwareBundle => ({
  ...to,
  id: idOf(to.family, version),
  type,
  version,
  releasedAt: Date.parse(date),
  active: options?.active ?? true,
  baseId: to.id,
  components,
})

const gen12 = base('GEN_12', 0, ['2025.09.00.00', '2025-09-24'])
const gen12Spring = base('GEN_12', 1, ['2025.05.00.00', '2025-05-21'])
const gen11 = base('GEN_11', 0, ['2025.09.00.00', '2025-09-10'])
const gen11Spring = base('GEN_11', 1, ['2024.04.00.00', '2024-04-18'])
const gen10 = base('GEN_10', 0, ['2025.09.00.00', '2025-09-10'])
const gen10Spring = base('GEN_10', 1, ['2024.04.00.00', '2024-04-18'])
const gen9 = base('GEN_9', 0, ['2024.07.0', '2024-07-25'])

/** Every bundle, the newest first. */
export const firmwareBundles: readonly FirmwareBundle[] = [
  gen12,
  gen12Spring,
  gen11,
  gen11Spring,
  gen10,
  gen10Spring,
  gen9,
  base('GEN_9', 1, ['2022.03.0', '2022-03-17', { active: false }]),
  addition(
    'PATCH',
    gen12,
    ['2025.09.00.01', '2025-10-15'],
    [iloComponent(7, '1.17.02 Oct 07 2025')],
  ),
  addition(
    'HOTFIX',
    gen12Spring,
    ['2025.05.01.00', '2025-06-12', { active: false }],
    [romComponent('U68', 'U68 v1.22 (06/02/2025)')],
  ),
  addition('PATCH', gen11, ['2025.09.00.02', '2025-10-22'], [iloComponent(6, '1.71 Oct 09 2025')]),
  addition(
    'HOTFIX',
    gen11Spring,
    ['2024.04.01.00', '2024-06-06', { active: false }],
    [romComponent('U54', 'U54 v2.20 (05/16/2024)'), romComponent('I45', 'I45 v2.16 (05/16/2024)')],
  ),
  addition(
    'SUPPLEMENT',
    gen11,
    ['2025.09.00.03', '2025-11-05'],
    [romComponent('A56', 'A56 v2.48 (10/17/2025)')],
  ),
  addition('PATCH', gen10, ['2025.09.00.01', '2025-10-15'], [iloComponent(5, '3.16 Oct 02 2025')]),
].toSorted((a, b) => b.releasedAt - a.releasedAt)

export const bundleById: ReadonlyMap<string, FirmwareBundle> = new Map(
  firmwareBundles.map((bundle) => [bundle.id, bundle]),
)
