import type { FirmwareUpdate } from '../com-record'
import { hour } from '../course'
import {
  compareVersions,
  componentsFor,
  deviationsFrom,
  installBundle,
  newestBaseOf,
} from '../firmware-baseline'
import type { FirmwareBundle } from '../firmware-bundles'
import { bundleById } from '../firmware-bundles'
import { healthOf, setPower, touch } from '../health'
import { restartIlo } from '../restart-ilo'
import type { Job } from '../task-types'
import type { Machine } from '../types'
import type { Act, Deed } from './deed'

const bundleOf = (machine: Machine, { params }: Job): FirmwareBundle =>
  bundleById.get(String(params['bundle_id'])) ?? newestBaseOf(machine.generation)

const obstacle: Deed['obstacle'] = (machine, job) => {
  if (job.params['prerequisite_check'] !== false && healthOf(machine) === 'CRITICAL')
    return 'prerequisitesFailed'
  return componentsFor(bundleOf(machine, job), machine).length === 0 ? 'bundleUnfit' : null
}

const updateOf = (
  at: number,
  machine: Machine,
  job: Job,
  rest: Pick<FirmwareUpdate, 'method' | 'status' | 'changes'>,
): FirmwareUpdate => ({
  attemptedAt: job.createdAt,
  completedAt: at,
  bundleId: bundleOf(machine, job).id,
  downgrade: job.params['downgrade'] === true,
  installSwDrivers: job.params['install_sw_drivers'] === true,
  powerOff: job.params['power_off'] === true,
  ...rest,
})

const failed =
  (method: FirmwareUpdate['method']): Act =>
  (course, at, machine, job) => {
    machine.com.firmwareUpdate = updateOf(at, machine, job, {
      method,
      status: 'FAILED',
      changes: [],
    })
    touch(course, at, machine)
  }

/** What was flashed, and what had its version already. */
const flash = (machine: Machine, job: Job): FirmwareUpdate['changes'] => {
  const bundle = bundleOf(machine, job)
  const flashed = installBundle(bundle, machine, { downgrade: job.params['downgrade'] === true })
  return componentsFor(bundle, machine).map((component) => ({
    name: component.name,
    version: component.version,
    status: flashed.some((change) => change.component === component) ? 'OK' : 'SKIPPED',
  }))
}

/** Jobs that bring new firmware. */
export const firmwareDeeds = {
  firmware: {
    obstacle,
    until: (course, at, machine, { params }, proceed) => {
      if (params['wait_for_power_off_or_reboot'] !== true || machine.power === 'OFF')
        return proceed(at, null)
      const hours = Number(params['wait_for_power_off_or_reboot_timeout'] ?? 4)
      let waits = true
      const end = (now: number, failure: Parameters<typeof proceed>[1]) => {
        if (!waits) return
        waits = false
        stop()
        proceed(now, failure)
      }
      const stop = course.changes.listen((change) => {
        if (change.kind === 'server' && change.thing === machine && machine.power !== 'ON')
          end(change.at, null)
      })
      course.queue.schedule(at + hours * hour, (late) => end(late, 'rebootNotSeen'))
    },
    done: (course, at, machine, job) => {
      const changes = flash(machine, job)
      machine.com.firmwareUpdate = updateOf(at, machine, job, {
        method: 'Update',
        status: 'OK',
        changes,
      })
      machine.com.bundleId = bundleOf(machine, job).id
      if (job.params['power_off'] === true) setPower(course, at, machine, 'OFF')
      touch(course, at, machine)
    },
    failed: failed('Update'),
  },
  firmwareDownload: {
    obstacle,
    // Nothing is flashed: the components lie in the iLO repository.
    done: (course, at, machine, job) => {
      const staged = deviationsFrom(bundleOf(machine, job), machine)
      machine.com.firmwareUpdate = updateOf(at, machine, job, {
        method: 'Stage',
        status: 'OK',
        changes: staged.map(({ component: { name, version } }) => ({
          name,
          version,
          status: 'OK',
        })),
      })
      touch(course, at, machine)
    },
    failed: failed('Stage'),
  },
  iloFirmware: {
    done: (course, at, machine) => {
      const newest = componentsFor(newestBaseOf(machine.generation), machine).find(
        (component) => 'ilo' in component,
      )
      if (!newest || compareVersions(newest.version, machine.ilo.firmware) <= 0) return
      machine.ilo.firmware = newest.version
      restartIlo(course, at, machine)
      touch(course, at, machine)
    },
  },
} satisfies Record<string, Deed>
