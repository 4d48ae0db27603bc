import type { ReasonName } from '../texts/texts'

/** What a job may be about; in full `compute-ops-mgmt/server` and so on. */
export type JobResource = 'server' | 'group' | 'setting' | 'oneview-appliance' | 'external-service'

/** A kind of COM job. Ids are the same in all regions and meant to last (facts.md 5.1). */
export type JobTemplate = {
  id: string
  name: string
  resource: JobResource
  /** What `status` says while it runs, in order. */
  stages: string[]
  durationMs: [min: number, max: number]
  /** Why it fails where nothing else is known. */
  failure: ReasonName
}
