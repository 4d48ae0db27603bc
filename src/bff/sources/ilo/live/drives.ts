import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { count, flag, parseItem, part, text } from '../../tolerant'
import { type Status, status } from '../wire'
import { judge, type Judged, present } from './judge'
import type { Resource } from './resource'
import { linkAt, linksAt, membersIn } from './resource'
import { kept, type Walk } from './walk'

export type Drives = LiveValue<'drives'>

/** A drive and the name of what it hangs on. */
export type DriveRead = { drive: Resource; controller: string | null }

/** `Drive` of Redfish and the disk drive of SmartStorage, read alike (facts.md 8). */
const driveSchema = v.object({
  Id: text,
  Name: text,
  Model: text,
  SerialNumber: text,
  CapacityBytes: count,
  CapacityMiB: count,
  MediaType: text,
  FailurePredicted: flag,
  CurrentTemperatureCelsius: count,
  PredictedMediaLifeLeftPercent: count,
  SSDEnduranceUtilizationPercentage: count,
  Location: text,
  PhysicalLocation: part({ PartLocation: part({ ServiceLabel: text }) }),
  Status: status,
})
const controllerSchema = v.object({ Name: text, Model: text })

const mebibyte = 1024 ** 2

const judgeDrive = (Status: Status, failurePredicted: boolean | null): Judged => {
  const told = judge(Status)
  if (failurePredicted !== true || told.state === 'critical') return told
  return { state: 'warning', word: 'Failure predicted' }
}

/** Both models of an iLO 5 may show the same drive: its serial number tells. */
const once = <T extends { SerialNumber: string | null }>(drives: readonly T[]): T[] => {
  const seen = new Set<string>()
  return drives.filter(({ SerialNumber: serial }) => {
    if (serial === null) return true
    const isNew = !seen.has(serial)
    seen.add(serial)
    return isNew
  })
}

export const mapDrives = (reads: readonly DriveRead[]): Drives => {
  const parsed = reads.flatMap(({ drive, controller }) => {
    const one = parseItem(driveSchema, drive)
    return one ? [{ ...one, controller }] : []
  })
  return present(once(parsed), (one, index) => {
    const used = one.SSDEnduranceUtilizationPercentage
    const mib = one.CapacityMiB
    return {
      place:
        one.PhysicalLocation.PartLocation.ServiceLabel ??
        one.Location ??
        one.Name ??
        one.Id ??
        `Drive ${index + 1}`,
      controller: one.controller,
      model: one.Model,
      serial: one.SerialNumber,
      bytes: one.CapacityBytes ?? (mib === null ? null : mib * mebibyte),
      media: one.MediaType,
      celsius: one.CurrentTemperatureCelsius,
      lifeLeftPercent: one.PredictedMediaLifeLeftPercent ?? (used === null ? null : 100 - used),
      ...judgeDrive(one.Status, one.FailurePredicted),
    }
  })
}

/** `HpSmartStorageArrayController` is what all of them are called: the model tells more. */
const nameOf = (controller: Resource) => {
  const told = parseItem(controllerSchema, controller)
  return told?.Model ?? told?.Name ?? null
}

const ofStorage = async (walk: Walk, uri: string): Promise<Result<DriveRead[]>> => {
  const list = await walk.reader.read(uri, kept.fitted)
  if (!list.ok) return list
  const found: DriveRead[] = []
  for (const member of membersIn(list.value['Members'])) {
    const storage = member.uri === null ? null : await walk.wide(member.uri, kept.fitted)
    if (storage === null) continue
    if (!storage.ok) return storage
    const drives = await walk.reader.each(membersIn(storage.value['Drives']), kept.fitted)
    if (!drives.ok) return drives
    const controller = nameOf(storage.value)
    found.push(...drives.value.map((drive) => ({ drive, controller })))
  }
  return { ok: true, value: found }
}

const ofSmartStorage = async (walk: Walk, uri: string): Promise<Result<DriveRead[]>> => {
  const top = await walk.reader.read(uri, kept.fitted)
  if (!top.ok) return top
  const found: DriveRead[] = []
  const lists = ['ArrayControllers', 'HostBusAdapters'].flatMap((name) =>
    linksAt(top.value, `Links.${name}`, `links.${name}`),
  )
  for (const list of lists) {
    const controllers = await walk.members(list, kept.fitted)
    if (!controllers.ok) return controllers
    for (const controller of controllers.value) {
      const at = linkAt(controller, 'Links.PhysicalDrives', 'links.PhysicalDrives')
      const drives = at === null ? null : await walk.members(at, kept.fitted)
      if (drives?.ok === false) return drives
      const name = nameOf(controller)
      found.push(...(drives?.value ?? []).map((drive) => ({ drive, controller: name })))
    }
  }
  return { ok: true, value: found }
}

const smart = [
  'Oem.Hpe.Links.SmartStorage',
  'Oem.Hp.Links.SmartStorage',
  'Oem.Hp.links.SmartStorage',
]

/** Drives of `Storage` and of `SmartStorage`: an iLO 5 has both (facts.md 8). */
export const readDrives = async (walk: Walk): Promise<Result<Drives | null>> => {
  const system = await walk.system()
  if (!system.ok) return system
  const [storage, smartStorage] = [linkAt(system.value, 'Storage'), linkAt(system.value, ...smart)]
  if (storage === null && smartStorage === null) return { ok: true, value: null }
  const first = storage === null ? null : await ofStorage(walk, storage)
  if (first?.ok === false) return first
  const second = smartStorage === null ? null : await ofSmartStorage(walk, smartStorage)
  if (second?.ok === false) return second
  return { ok: true, value: mapDrives([...(first?.value ?? []), ...(second?.value ?? [])]) }
}
