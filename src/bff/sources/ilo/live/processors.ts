import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { count, parseItem, text } from '../../tolerant'
import { status } from '../wire'
import { judge, present } from './judge'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

type Processors = LiveValue<'processors'>

const processorSchema = v.object({
  Id: text,
  Name: text,
  Socket: text,
  Model: text,
  ProcessorType: text,
  TotalCores: count,
  TotalThreads: count,
  Status: status,
})

/** GPUs stand among them (facts.md 8). The name of a CPU is the same constant for all. */
export const mapProcessors = (members: readonly Resource[]): Processors =>
  present(
    members.flatMap((raw) => parseItem(processorSchema, raw) ?? []),
    (one, index) => ({
      name:
        one.Socket ??
        (one.Name === 'Processors' ? null : one.Name) ??
        `Processor ${one.Id ?? index + 1}`,
      model: one.Model,
      kind: one.ProcessorType,
      cores: one.TotalCores,
      threads: one.TotalThreads,
      ...judge(one.Status),
    }),
  )

export const readProcessors = async (walk: Walk): Promise<Result<Processors | null>> => {
  const system = await walk.system()
  if (!system.ok) return system
  const uri = linkAt(system.value, 'Processors', 'Links.Processors', 'links.Processors')
  if (uri === null) return { ok: true, value: null }
  return mapped(walk.members(uri, kept.fitted), mapProcessors)
}
