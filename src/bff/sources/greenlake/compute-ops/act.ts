import type { ActName, ActOptions, Bundle, ServerAct } from '../../../../contract/act'
import { serverActs } from '../../../../contract/act'
import { askedFor, type Upstream } from '../../../upstream/upstream'
import { type Acts, type Begun, type Order, unanswered } from '../../acts'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { createActClient, type JobBody } from './act-client'
import { bundleName } from './bundle-name'
import { createComputeOpsClient } from './client'
import { mapJob } from './map-job'
import type { BundleRecord, JobRecord } from './wire'

/** The templates of jobs on servers: durable ids, the same in every region (facts.md 5.1). */
export const serverTemplates = {
  'power-on': '0cbb2377-1834-488d-840c-d5bf788c34fb',
  'power-off': 'd0c13b58-748c-461f-9a61-c0c5c71f1bb4',
  'force-off': 'd0c13b58-748c-461f-9a61-c0c5c71f1bb4',
  restart: '30110551-cad6-4069-95b8-dbce9bbd8525',
  'cold-boot': 'aacfb3e0-6575-4d4f-a711-1ee1ae768407',
  'uid-on': 'a46b210a-b0c7-4223-ab43-c4c1e77e680c',
  'uid-off': 'fd837434-a2f2-4bc8-b1b4-ec068bd036aa',
  'maintenance-on': '4eb92af1-1ce4-4cb0-8581-fb5a7dcdbf2b',
  'maintenance-off': '2798720f-b090-427d-b210-e48d33ce2f27',
  'refresh-inventory': 'd6595f1b-84e6-4587-ade5-656e2a5ea20d',
  'collect-logs': '2d744494-22d4-4d61-8c65-647ccadeb6b6',
  'update-firmware': 'fd54a96c-cabc-42e3-aee3-374a2d009dba',
  'update-ilo-firmware': '94caa4ef-9ff8-4805-9e97-18a09e673b66',
} as const satisfies Record<ServerAct, string>

const templateOf = (act: ActName): string => {
  const templates: Partial<Record<ActName, string>> = serverTemplates
  const template = templates[act]
  if (template === undefined) throw new Error(`${act} is no job on a server.`)
  return template
}

const firmwareParams = (options: ActOptions) => ({
  bundle_id: options.bundle,
  downgrade: options.downgrade ?? false,
  install_sw_drivers: options.installDrivers ?? false,
  power_off: options.powerOff ?? false,
  prerequisite_check: !(options.skipPrerequisites ?? false),
  skip_blocklisted_components: options.skipBlocklisted ?? false,
  ...(options.waitHours === undefined
    ? { wait_for_power_off_or_reboot: false }
    : {
        wait_for_power_off_or_reboot: true,
        wait_for_power_off_or_reboot_timeout: options.waitHours,
      }),
})

/** What a job is told; how to power off is always said, as the source's own choice is by force. */
const paramsOf = ({ act, options }: Order): Record<string, unknown> | null => {
  if (act === 'power-off') return { operationType: 'GracefulShutdown' }
  if (act === 'force-off') return { operationType: 'ForceOff' }
  if (act === 'collect-logs') return { collect_ahs_log: options.ahsLog ?? false }
  return act === 'update-firmware' ? firmwareParams(options) : null
}

/** The job that an order makes. */
export const jobOf = (order: Order): JobBody => {
  const jobParams = paramsOf(order)
  return {
    jobTemplate: templateOf(order.act),
    resourceType: 'compute-ops-mgmt/server',
    resourceId: order.targetId,
    ...(jobParams ? { jobParams } : {}),
  }
}

/** `BUNDLE_GEN_10`, `gen12` (facts.md 6.5) as a number. */
const generationOf = ({ bundleGeneration }: BundleRecord) => {
  const found = /gen_?(\d+)/i.exec(bundleGeneration ?? '')?.[1]
  return found === undefined ? null : Number(found)
}

const mapBundle = (record: BundleRecord): Bundle => ({
  id: record.id,
  name: bundleName(record),
  kind: record.bundleType,
  generation: generationOf(record),
  releasedAt: record.releaseDate,
  active: record.isActive,
})

const newestFirst = (one: Bundle, other: Bundle) =>
  (other.generation ?? 0) - (one.generation ?? 0) ||
  (other.releasedAt ?? '').localeCompare(one.releasedAt ?? '')

/** The clocks of source and console may differ by this much. */
const skewMs = 60_000

/** Acts on the servers of one region: each is a job, and no job is ever asked for twice. */
export const computeOpsActs = (upstream: Upstream, names: Names, origin: Origin): Acts => {
  const begun = (record: JobRecord): Extract<Begun, { kind: 'task' }> => ({
    kind: 'task',
    task: mapJob(record, origin, names.nameOf),
    collection: 'jobs',
  })
  return {
    can: new Set<ActName>(serverActs),
    begin: async (order, asking) => {
      const job = await createActClient(askedFor(upstream, asking)).startJob(jobOf(order))
      return job.ok ? { ok: true, value: begun(job.value) } : unanswered(job.problem)
    },
    find: async ({ act, targetId }, { sentAt, taken }, asking) => {
      const since = new Date(sentAt.getTime() - skewMs).toISOString()
      const client = createActClient(upstream)
      const page = await client.jobsOf(targetId, templateOf(act), since, asking.signal)
      if (!page.ok) return page
      const oldest = page.value.items
        .filter(({ id }) => !taken.has(id))
        .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
        .at(0)
      return { ok: true, value: oldest ? begun(oldest) : null }
    },
    bundles: async (asking) => {
      const client = createComputeOpsClient(askedFor(upstream, asking))
      const page = await client.firmwareBundles(0, asking.signal)
      if (!page.ok) return page
      return { ok: true, value: page.value.items.map(mapBundle).toSorted(newestFirst) }
    },
  }
}
