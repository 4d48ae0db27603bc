import { healthOf } from '../../../estate/health'
import { firmwareOf } from '../../../estate/parts/firmware'
import type { Machine, Subsystem } from '../../../estate/types'

const healthWire = (machine: Machine) => {
  const of = (subsystem: Subsystem) => machine.faults.get(subsystem)?.health ?? 'OK'
  const redundancy = (subsystem: Subsystem) =>
    machine.faults.has(subsystem) ? 'FAILED_REDUNDANT' : 'REDUNDANT'
  const summary = healthOf(machine)
  return {
    summary,
    healthLED: summary,
    fans: of('fans'),
    fanRedundancy: redundancy('fans'),
    liquidCooling: 'NOT_PRESENT',
    liquidCoolingRedundancy: 'NOT_PRESENT',
    memory: of('memory'),
    // Healthy hosts without an agent report no network health (facts.md 6.1).
    network: machine.faults.get('network')?.health ?? (machine.os ? 'OK' : 'UNKNOWN'),
    powerSupplies: of('powerSupplies'),
    powerSupplyRedundancy: redundancy('powerSupplies'),
    processor: of('processor'),
    storage: of('storage'),
    smartStorage: of('storage'),
    temperature: of('temperature'),
    bios: of('bios'),
  }
}

/** The iLO; with how it was told to COM where COM signs in to it, its password aside. */
const bmcWire = ({ mac, ilo, os, hostName, com: { login } }: Machine) => ({
  mac,
  ip: ilo.address,
  hostname: os ? `${hostName}-ilo` : 'None',
  license: 'iLO Advanced',
  ...(login
    ? {
        userDefined: {
          host: login.host,
          username: login.username,
          ...(login.certificateFingerprint === null
            ? {}
            : { certificateFingerprint: login.certificateFingerprint }),
        },
      }
    : {}),
})

/** What every version knows of a server's hardware. */
export const oldHardwareWire = (machine: Machine) => ({
  serialNumber: machine.serial,
  model: machine.model,
  uuid: machine.uuid,
  productId: machine.productId,
  powerState: machine.power,
  indicatorLed: machine.led,
  memoryMb: machine.memoryMb,
  health: healthWire(machine),
  bmc: bmcWire(machine),
})

/** v1 knows more of it. */
export const hardwareWire = (machine: Machine) => {
  const { bmc, ...hardware } = oldHardwareWire(machine)
  const { generation, firmware } = machine.ilo
  return {
    ...hardware,
    manufacturer: 'HPE',
    bmc: { ...bmc, model: `iLO ${generation}`, version: firmware },
  }
}

type Row = { name: string; version: string; deviceContext: string }
const written = new WeakMap<Machine, { versions: string; rows: Row[] }>()

/** Names are not unique: each component has a row of its own (facts.md 6.1). */
export const firmwareInventoryWire = (machine: Machine): Row[] => {
  const versions = `${machine.ilo.firmware} ${machine.romVersion}`
  const held = written.get(machine)
  if (held?.versions === versions) return held.rows
  const rows = firmwareOf(machine).map(({ name, version, place }) => ({
    name,
    version,
    deviceContext: place,
  }))
  written.set(machine, { versions, rows })
  return rows
}
