import { newComRecord } from './com-record'
import { newGroup } from './groups'
import type { Model } from './hardware'
import { iloFirmware, models, uuidOf } from './hardware'
import type { Random } from './random'
import type { Fleet } from './sites'
import type { Group, Machine, Region } from './types'

const day = 86_400_000
const plants: Record<Region, string> = {
  'us-west': 'MXQ',
  'eu-central': 'CZJ',
  'ap-northeast': 'JPT',
}
const networks: Record<Region, number> = { 'us-west': 40, 'eu-central': 20, 'ap-northeast': 60 }
const serialDigits = '0123456789BCDFGHJKLMNPQRSTVWXYZ'.split('')

const pickModel = (random: Random): Model => random.pickBy(models, ({ share }) => share)

const systems: Record<string, NonNullable<Machine['os']>> = {
  esx: { name: 'VMware ESXi', version: '8.0.3' },
  db: { name: 'Red Hat Enterprise Linux', version: '9.4' },
  k8s: { name: 'SUSE Linux Enterprise Server', version: '15 SP6' },
  web: { name: 'Ubuntu Server', version: '24.04' },
}

/** One server of a fleet. Its model is that of the batch in which it was bought. */
export const createMachine = (
  random: Random,
  fleet: Fleet,
  number: number,
  model: Model,
  now: number,
): Machine => {
  const week = `${random.int(1, 5)}${random.int(10, 52)}`
  const tail = Array.from({ length: 4 }, () => random.pick(serialDigits)).join('')
  const serial = `${plants[fleet.region]}${week}${tail}`
  const createdAt = now - random.int(60, 900) * day
  const subscribed = !random.chance(0.01)
  const old = random.chance(0.18) ? 1 : 0
  const hostName = `${fleet.role}-${fleet.code}-${String(number).padStart(3, '0')}`
  return {
    id: `${model.productId}+${serial}`,
    uuid: uuidOf(model.productId, serial),
    serial,
    productId: model.productId,
    hostName,
    model: model.name,
    generation: model.generation,
    region: fleet.region,
    site: fleet.site,
    groupId: null,
    subscribed,
    power: random.chance(0.03) ? 'OFF' : 'ON',
    powerChanges: [],
    boot: null,
    assetTag: '',
    connected: subscribed,
    connectedChangedAt: createdAt + random.int(1, 40) * day,
    faults: new Map(),
    processor: model.processor,
    memoryMb: model.memoryMb,
    romFamily: model.romFamily,
    romVersion: model.romVersions[old],
    os: systems[fleet.role] ?? null,
    mac: (random.hex(6).match(/../g) ?? []).reduce((mac, pair) => `${mac}:${pair}`, '5c:ed:8c'),
    ilo: {
      generation: model.ilo,
      firmware: iloFirmware[model.ilo][old],
      address: `10.${networks[fleet.region]}.${random.int(1, 250)}.${(number % 250) + 1}`,
      exposed: false,
      upSince: createdAt,
    },
    led: 'OFF',
    hardening: 'NONE',
    com: newComRecord(),
    createdAt,
    updatedAt: now - random.int(2, 20) * day,
    revision: random.int(3, 90),
  }
}

/** All servers with their groups; hosts of federations stay switched on and known to COM. */
export const createMachines = (
  random: Random,
  fleets: Fleet[],
  now: number,
): { machines: Map<string, Machine>; groups: Map<string, Group> } => {
  const machines = new Map<string, Machine>()
  const serials = new Set<string>()
  const groups = new Map<string, Group>()
  for (const fleet of fleets.filter(({ count }) => count > 0)) {
    const group = newGroup({
      id: random.uuid(),
      name: `${fleet.site}-${fleet.role}`,
      region: fleet.region,
      site: fleet.site,
      createdAt: now - random.int(200, 900) * day,
    })
    groups.set(group.id, group)
    let model = pickModel(random)
    let batch = random.int(6, 20)
    for (let number = 1; number <= fleet.count; number += 1) {
      if (batch === 0) {
        model = pickModel(random)
        batch = random.int(6, 20)
      }
      batch -= 1
      const machine = createMachine(random, fleet, number, model, now)
      while (serials.has(machine.serial)) {
        machine.serial = `${machine.serial.slice(0, -1)}${random.pick(serialDigits)}`
        machine.id = `${machine.productId}+${machine.serial}`
        machine.uuid = uuidOf(machine.productId, machine.serial)
      }
      if (machine.subscribed && !random.chance(0.01)) {
        machine.groupId = group.id
        group.machineIds.push(machine.id)
      }
      serials.add(machine.serial)
      machines.set(machine.id, machine)
    }
  }
  return { machines, groups }
}

/** Opens the iLOs of `count` machines, the generations in turn, `first` machines before others. */
export const exposeIlos = (machines: Map<string, Machine>, first: string[], count: number) => {
  const reachable = [...machines.values()].filter((machine) => machine.subscribed)
  const preferred = new Set(first)
  reachable.sort((a, b) => Number(preferred.has(b.id)) - Number(preferred.has(a.id)))
  const generations = ([4, 5, 6, 7] as const).map((generation) =>
    reachable.filter((machine) => machine.ilo.generation === generation),
  )
  const inTurn = Array.from({ length: count }, (_, turn) =>
    generations.map((candidates) => candidates[turn]),
  ).flat()
  for (const machine of inTurn.filter((machine) => machine !== undefined).slice(0, count))
    machine.ilo.exposed = true
}
