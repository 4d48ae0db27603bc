import type { Drive, Volume } from '../estate/parts/drives'
import { drivesOf, volumesOf } from '../estate/parts/drives'
import { fittingOf } from '../estate/parts/fitting'
import { createRandom } from '../estate/random'
import type { Health, Machine } from '../estate/types'
import { hosts } from './hosts'
import { itemOf } from './read-routes'
import type { Route } from './route'
import { get } from './route'

const lights: Record<Health, string> = { OK: 'GREEN', WARNING: 'YELLOW', CRITICAL: 'RED' }
const maker = 'HPE'

/** The light of a whole host: the worst of what the controller watches. */
const hostLight = ({ faults }: Machine) => {
  const watched = (['storage', 'powerSupplies', 'fans', 'temperature'] as const).map(
    (subsystem) => faults.get(subsystem)?.health ?? 'OK',
  )
  if (watched.includes('CRITICAL')) return lights.CRITICAL
  return watched.includes('WARNING') ? lights.WARNING : lights.OK
}

/** What HPE's own tool says of an SSD's life (facts.md 8.5). */
const lifeText = (percent: number) => {
  if (percent <= 5) return 'SSD life Critical'
  return percent <= 10 ? 'SSD life Warn' : 'SSD life Healthy'
}

const healthOf = ({ health, predictsFailure }: Drive) => {
  if (predictsFailure) return 'WARNING'
  return health === 'CRITICAL' ? 'FAILED' : 'HEALTHY'
}

const physicalDrive = (drive: Drive) => {
  const isSsd = drive.media === 'SSD'
  const life = drive.predictsFailure ? 8 : drive.lifeLeftPercent
  return {
    enclosure: drive.box,
    slot: drive.bay,
    drive_position: `${drive.port}:${drive.box}:${drive.bay}`,
    status: lights[drive.health ?? 'OK'],
    health: healthOf(drive),
    media_type: drive.media,
    capacity: drive.bytes,
    life_remaining: isSsd ? life : -1,
    additional_status: isSsd ? [lifeText(life)] : [],
    percent_rebuilt: -1,
    manufacturer: maker,
    model_number: drive.model,
    serial_number: drive.serial,
    firmware_revision: drive.firmware,
    wwn: createRandom(0, `${drive.serial}/wwn`).hex(16).toUpperCase(),
  }
}

const unnamed = { manufacturer: '', model_number: '', serial_number: '', firmware_revision: '' }

/** Every drive of the card stands under each of its volumes, which clients have to notice (facts.md 8.5). */
const logicalDrive = (volume: Volume, drives: readonly Drive[]) => {
  const status = lights[volume.health]
  const health = volume.isDegraded ? 'DEGRADED' : 'HEALTHY'
  return {
    name: `Logical Drive ${volume.number}`,
    status,
    health,
    capacity: volume.bytes,
    cache_state: 'OK',
    ...unnamed,
    drive_sets: [
      {
        drive_number: volume.number,
        status,
        health,
        ...unnamed,
        physical_drives: drives.map(physicalDrive),
      },
    ],
  }
}

/** Older hosts have an accelerator card; the others an object of empty strings in its place (facts.md 8.5). */
const acceleratorCard = ({ id, ilo }: Machine) => {
  const random = createRandom(0, `${id}/accelerator card`)
  return ilo.generation < 6
    ? {
        ...unnamed,
        model_number: 'OA3',
        serial_number: random.hex(10).toUpperCase(),
        status: 'GREEN',
        temperature: random.int(38, 52),
      }
    : { ...unnamed, status: '', temperature: 0 }
}

const hardwareRecord = (machine: Machine, host: { id: string; name: string }, now: number) => {
  const { controller } = fittingOf(machine)
  const drives = drivesOf(machine, now).filter(({ serial }) => serial !== '')
  return {
    host_id: host.id,
    name: host.name,
    manufacturer: maker,
    model_number: machine.model,
    serial_number: machine.serial,
    firmware_revision: '',
    status: hostLight(machine),
    battery: {
      ...unnamed,
      health: 'HEALTHY',
      status: 'GREEN',
      percent_charged: -1,
      manufacturing_date: new Date(machine.createdAt).toISOString().slice(0, 10),
    },
    raid_card: {
      ...unnamed,
      product_name: controller.name,
      manufacturer: maker,
      firmware_revision: controller.firmware,
      has_bbu: true,
      status: lights[machine.faults.get('storage')?.health ?? 'OK'],
    },
    accelerator_card: acceleratorCard(machine),
    logical_drives: volumesOf(machine).map((volume) => logicalDrive(volume, drives)),
  }
}

/** GET /hosts/:id/hardware, under `host` (facts.md 4). */
export const hardwareRoutes: Route[] = [
  get('/hosts/:id/hardware', (call) => {
    const host = itemOf(hosts, call)
    const machine = call.scope.machine(host.machineId)
    if (!machine) throw new Error(`No server carries the host ${host.id}.`)
    return Response.json({ host: hardwareRecord(machine, host, call.scope.estate.now()) })
  }),
]
