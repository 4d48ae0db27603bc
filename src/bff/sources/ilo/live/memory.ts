import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { count, parseItem, part, text } from '../../tolerant'
import { type Status, status } from '../wire'
import { inWords, judge, type Judged, present } from './judge'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

type Memory = LiveValue<'memory'>

/** `Memory` of Redfish and the `HpMemory` of an iLO 4, read alike. */
const moduleSchema = v.object({
  Id: text,
  Name: text,
  DeviceLocator: text,
  SocketLocator: text,
  CapacityMiB: count,
  SizeMB: count,
  MemoryDeviceType: text,
  DIMMType: text,
  OperatingSpeedMhz: count,
  MaximumFrequencyMHz: count,
  DIMMStatus: text,
  Oem: part({ Hpe: part({ DIMMStatus: text }) }),
  Status: status,
})

const good: ReadonlySet<string> = new Set(['GoodInUse', 'GoodPartiallyInUse'])

/** The word of HPE's own where it says more than the health does. */
const judgeModule = (Status: Status, own: string | null): Judged => {
  const told = judge(Status)
  if (own === null || own === 'Unknown') return told
  if (good.has(own)) return told.state === 'unknown' ? { state: 'ok', word: 'OK' } : told
  if (own === 'Degraded' && told.state === 'unknown') return { state: 'warning', word: own }
  return { state: told.state, word: told.state === 'ok' ? told.word : inWords(own) }
}

/** An empty slot is a member, too. */
const settle = (Status: Status, own: string | null): Status =>
  own === 'NotPresent' ? { ...Status, State: 'ABSENT' } : Status

export const mapMemory = (members: readonly Resource[]): Memory => {
  const modules = members.flatMap((raw) => {
    const one = parseItem(moduleSchema, raw)
    if (one === null) return []
    const own = one.Oem.Hpe.DIMMStatus ?? one.DIMMStatus
    return [{ ...one, own, Status: settle(one.Status, own) }]
  })
  return present(modules, (one, index) => ({
    slot: one.DeviceLocator ?? one.SocketLocator ?? one.Id ?? one.Name ?? `Module ${index + 1}`,
    mib: one.CapacityMiB ?? one.SizeMB,
    kind: one.MemoryDeviceType ?? one.DIMMType,
    mhz: one.OperatingSpeedMhz ?? one.MaximumFrequencyMHz,
    ...judgeModule(one.Status, one.own),
  }))
}

const places = ['Memory', 'Oem.Hp.Links.Memory', 'Oem.Hp.links.Memory', 'Oem.Hp.links.MEMORY']

export const readMemory = async (walk: Walk): Promise<Result<Memory | null>> => {
  const system = await walk.system()
  if (!system.ok) return system
  const uri = linkAt(system.value, ...places)
  if (uri === null) return { ok: true, value: null }
  return mapped(walk.members(uri, kept.fitted), mapMemory)
}
