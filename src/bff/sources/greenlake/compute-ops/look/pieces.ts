import type { Piece } from '../../../../../contract/server-look'
import { lookup } from '../../../tolerant'
import { inWords } from '../../words'
import { at, numberAt, type Row, rowsAt, textAt } from './row'
import type { InventorySection } from './wire'

const states = {
  OK: 'ok',
  WARNING: 'warning',
  DEGRADED: 'warning',
  CRITICAL: 'critical',
  FAILED: 'critical',
} as const satisfies Record<string, Piece['state']>

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const measured = (value: number | null, unit: string) =>
  value === null ? null : `${numbers.format(value)} ${unit}`

const decimal = (bytes: number | null) => {
  if (bytes === null) return null
  const terabytes = bytes / 1e12
  return terabytes >= 1 ? measured(terabytes, 'TB') : measured(bytes / 1e9, 'GB')
}

const standingOf = (row: Row): Pick<Piece, 'state' | 'word'> => {
  if (textAt(row, 'status.state')?.toLowerCase() === 'absent')
    return { state: 'absent', word: 'Absent' }
  const health = textAt(row, 'status.health', 'health')
  return {
    state: lookup<Piece['state']>(states, health?.toUpperCase() ?? null, 'unknown'),
    word: health && inWords(health),
  }
}

const pieceOf = (
  row: Row,
  fallback: string,
  place: string | null,
  facts: (string | null)[],
): Piece => ({
  name: textAt(row, 'name', 'model', 'productName') ?? fallback,
  place,
  ...standingOf(row),
  facts: facts.filter((fact) => fact !== null),
  serial: textAt(row, 'serialNumber'),
  part: textAt(row, 'partNumber', 'sparePartNumber', 'sku'),
})

const firmwareOf = (row: Row) => {
  const version = textAt(
    row,
    'firmwareVersion.current.versionString',
    'firmwareVersion',
    'revision',
  )
  return version && `firmware ${version}`
}

const processor = (row: Row): Piece => {
  const id = textAt(row, 'id', 'socket')
  return {
    ...pieceOf(row, 'Processor', id && `Processor ${id}`, [
      measured(numberAt(row, 'totalCores'), 'cores'),
      measured(numberAt(row, 'totalThreads'), 'threads'),
      measured(numberAt(row, 'maxSpeedMHz'), 'MHz'),
    ]),
    name: textAt(row, 'model', 'name') ?? 'Processor',
  }
}

const memory = (row: Row): Piece => {
  const mebibytes = numberAt(row, 'capacityMiB', 'sizeMiB')
  return pieceOf(row, 'Memory module', textAt(row, 'deviceLocator', 'location'), [
    measured(mebibytes === null ? null : mebibytes / 1024, 'GiB'),
    textAt(row, 'memoryDeviceType'),
    measured(numberAt(row, 'operatingSpeedMhz'), 'MHz'),
  ])
}

const powerSupply = (row: Row): Piece => {
  const bay = numberAt(row, 'bayNumber', 'oem.hpe.bay')
  const put = measured(numberAt(row, 'lastPowerOutputWatts'), 'W')
  const volts = measured(numberAt(row, 'lineInputVoltage'), 'V')
  return pieceOf(row, 'Power supply', bay === null ? null : `Bay ${bay}`, [
    textAt(row, 'model'),
    measured(numberAt(row, 'powerCapacityWatts'), 'W'),
    put && `${put} out`,
    volts && `${volts} in`,
    firmwareOf(row),
  ])
}

const drive = (row: Row): Piece => {
  const life = numberAt(row, 'predictedMediaLifeLeftPercent')
  return pieceOf(row, 'Drive', textAt(row, 'location'), [
    textAt(row, 'model'),
    decimal(numberAt(row, 'capacityBytes')),
    [textAt(row, 'mediaType'), textAt(row, 'protocol')].filter(Boolean).join(' ') || null,
    life === null ? null : `${life} % life left`,
    at(row, 'failurePredicted') === true ? 'failure predicted' : null,
    firmwareOf(row),
  ])
}

const volume = (row: Row): Piece => {
  const drives = numberAt(row, 'drives')
  return pieceOf(row, 'Volume', null, [
    textAt(row, 'raidType'),
    decimal(numberAt(row, 'capacityBytes')),
    drives === null ? null : `${drives} drives`,
  ])
}

/** A controller stands before its volumes and drives. */
const storage = (row: Row): Piece[] => [
  pieceOf(row, 'Storage controller', textAt(row, 'location'), [
    measured(numberAt(row, 'cacheMemorySizeMiB'), 'MiB cache'),
    firmwareOf(row),
  ]),
  ...rowsAt(row, 'volumes').map(volume),
  ...rowsAt(row, 'drives').map(drive),
]

const portFact = (port: Row) => {
  const id = textAt(port, 'id', 'name')
  const link = textAt(port, 'linkStatus')
  const speed = measured(numberAt(port, 'currentSpeedGbps'), 'Gb/s')
  const isUp = link?.toLowerCase() === 'linkup'
  const said = isUp ? ['up', speed].filter(Boolean).join(' ') : link && inWords(link).toLowerCase()
  return `port ${id ?? '?'} ${said ?? 'not reported'}`
}

/** What judges its parts, but not itself, is as well as the worst of them. */
const worstOf = (pieces: readonly Pick<Piece, 'state' | 'word'>[]) =>
  (['critical', 'warning', 'ok'] as const)
    .map((state) => pieces.find((piece) => piece.state === state))
    .find((piece) => piece !== undefined)

const networkAdapter = (row: Row): Piece => {
  const adapter = adapterOf(row)
  const worst = adapter.word === null ? worstOf(rowsAt(row, 'ports').map(standingOf)) : undefined
  return { ...adapter, ...worst }
}

const adapterOf = (row: Row): Piece =>
  pieceOf(row, 'Network adapter', textAt(row, 'location'), [
    ...rowsAt(row, 'ports').map(portFact),
    firmwareOf(row),
  ])

const device = (row: Row): Piece =>
  pieceOf(row, 'Device', textAt(row, 'location'), [textAt(row, 'deviceType'), firmwareOf(row)])

const chassis = (row: Row): Piece =>
  pieceOf(row, 'Chassis', null, [
    textAt(row, 'model'),
    textAt(row, 'chassisType') && inWords(textAt(row, 'chassisType') ?? ''),
    textAt(row, 'oem.hpe.formfactor', 'formFactor'),
  ])

/** What each section's rows are as pieces of hardware. */
export const piecesOf: Record<InventorySection, (row: Row) => Piece | Piece[]> = {
  processor,
  memory,
  powerSupply,
  storage,
  smartStorage: storage,
  networkAdapter,
  device,
  chassis,
}
