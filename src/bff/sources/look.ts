import type { Result } from '../../contract/problem'
import type { LookPart, LookRange, Looks, UtilizationMetric } from '../../contract/server-look'

/** The server that is looked at, and how far back; `group`: the name of its group, as the mirror has it. */
export type Looked = {
  id: string
  group: string | null
  range: LookRange
  metric: UtilizationMetric
}

/** `first`: somebody waits for an answer that nobody has had yet. */
export type LookAsking = { signal: AbortSignal; requestId?: string; first: boolean }

/** What a source can tell of one server while somebody looks, part by part. */
export type ServerLooks = {
  [P in LookPart]: (server: Looked, asking: LookAsking) => Promise<Result<Looks[P]>>
}
