import type { FirmwareCompliance, IloCompliance } from '../../../estate/compliance'
import type { Judged } from './compliance'
import { rowWire } from './compliance'
import type { Face } from './face'
import { v1beta2 } from './face'

const firmwareDeviations = ({ deviations }: FirmwareCompliance) =>
  deviations.map(({ component, installed }) => ({
    componentName: component.name,
    componentFilename: component.file,
    expectedVersion: component.version,
    installedVersion: installed,
  }))

/** Booleans are spelt as Python does. */
const spelt = (value: string | number | boolean) =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value)

const iloDeviations = ({ deviations }: IloCompliance) =>
  deviations.map(({ expected, current }) => ({
    category: expected.category,
    settingName: expected.name,
    expectedValue: spelt(expected.value),
    currentValue: spelt(current.value),
  }))

/** A server's firmware as v1 and v1beta3 show it. */
export const complianceWire = (face: Face) => (row: Judged<FirmwareCompliance>) => ({
  ...rowWire(face, 'compliance', row),
  type: face.types.compliance,
  deviceId: row.machine.id,
  deviceUri: `${face.servers}/${row.machine.id}`,
  complianceCategory: 'FIRMWARE',
  complianceState: row.found.state,
  bundleId: row.found.bundle?.id ?? '',
  score: row.found.score,
  deviations: firmwareDeviations(row.found),
  remediation: {},
})

/** The same in v1beta2, which has no score. */
export const oldComplianceWire = (row: Judged<FirmwareCompliance>) => ({
  ...rowWire(v1beta2, 'compliance', row),
  type: v1beta2.types.compliance,
  serverId: row.machine.id,
  complianceCategory: 'FIRMWARE',
  complianceStatus: row.found.state,
  deviations: firmwareDeviations(row.found),
})

const iloWire = (face: Face, row: Judged<IloCompliance>) => ({
  ...rowWire(face, 'ilo-settings-compliance', row),
  type: face.types.iloCompliance,
  complianceCategory: 'ILO_SETTINGS',
  complianceState: row.found.state,
  deviations: iloDeviations(row.found),
  remediation: {},
})

/** A server's iLO settings as v1beta3 shows them; v1 does not. */
export const iloComplianceWire = (face: Face) => (row: Judged<IloCompliance>) => ({
  ...iloWire(face, row),
  deviceId: row.machine.id,
  deviceUri: `${face.servers}/${row.machine.id}`,
})

/** The same in v1beta2. */
export const oldIloComplianceWire = (row: Judged<IloCompliance>) => ({
  ...iloWire(v1beta2, row),
  serverId: row.machine.id,
  serverUri: `${v1beta2.servers}/${row.machine.id}`,
})
