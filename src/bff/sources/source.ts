import type { Live } from '../../contract/live'
import type { Problem, Result } from '../../contract/problem'
import type { SourceKind } from '../../contract/source'
import type { ServiceKind } from '../../contract/source-detail'
import type { TaskKind } from '../../contract/task'
import type {
  Amended,
  Entities,
  EntityKind,
  MirroredTask,
  Moved,
  Observed,
  Told,
} from '../mirror/entities'
import type { Breaker } from '../upstream/breaker'
import type { Budget } from '../upstream/budget'
import type { ShownCertificate } from '../upstream/certificates'
import type { Tally } from '../upstream/tally'
import type { Auth } from '../upstream/tokens'
import type { Asking, UpstreamReply } from '../upstream/upstream'
import type { Acts } from './acts'
import type { ServerLooks } from './look'

/** What a collector may do while it reads: write what it found, and say what else to re-read. */
export type Pass = {
  signal: AbortSignal
  now: () => Date
  /** `marks`: by id, under which mark it may be met again. */
  write: <K extends EntityKind>(
    kind: K,
    entities: readonly Entities[K][],
    marks?: ReadonlyMap<string, string>,
  ) => Promise<void>
  /**
   * Whether the mirror holds the thing as it was written under this mark: it counts as seen, and need not be
   * written.
   */
  still: (kind: EntityKind, id: string, mark: string) => boolean
  /** What this collection says of all servers of the source, by id; who is not named loses it. */
  amend: (
    fields: readonly (keyof Amended)[],
    values: ReadonlyMap<string, Partial<Amended>>,
  ) => Promise<void>
  /** The source says that these are gone. */
  remove: (kind: EntityKind, ids: readonly string[]) => Promise<void>
  /** All backups of one VM were read: what else we hold of it is gone. */
  keepBackupsOfVm: (vmId: string, ids: readonly string[]) => Promise<void>
  /**
   * Watches fields of things that are no entities here, or more of one: what differs from what was seen
   * before is history. `all`: the ids of all of their kind, null where these are not all that is there.
   */
  observe: (
    kind: string,
    things: readonly Observed[],
    all: readonly string[] | null,
  ) => Promise<void>
  /** This source's tasks of one kind that have not ended, as the mirror holds them. */
  openTasks: (kind: TaskKind) => Promise<MirroredTask[]>
  /** Those of this source's tasks that the mirror holds, with the lines of their logs. */
  heldTasks: (ids: readonly string[]) => Promise<MirroredTask[]>
  /** Another collection of this source mentions these ids: they are re-read at once. */
  mention: (collection: string, ids: readonly string[]) => void
}

/**
 * How a pass ended. `total`: how many the source counts, to tell a complete pass (and remove what it
 * did not hold); null where the pass reads only a part by design, which removes nothing.
 */
export type PassEnd = Result<{ total: number | null }>

/** What keeps one collection of one source fresh. */
export type Collector = {
  /** Shown on the freshness strip: `servers`, `backups`. Unique within its source. */
  collection: string
  /** What it writes; null for what the source only keeps in memory to map others (groups, policies). */
  entity: EntityKind | null
  /** Intended time between two passes, ms. */
  targetMs: number
  /** Lower runs first when several are due. */
  priority: number
  collect: (pass: Pass) => Promise<PassEnd>
  /** Re-reads single entities by id, ahead of the next pass. */
  refresh?: (ids: readonly string[], pass: Pass) => Promise<PassEnd>
  /** What it sees moving is told as activities: they are as fresh as this is. */
  tells?: true
  /**
   * Pages of a whole pass share no rows: one that moves up while they are read is not met. What a pass
   * has not met is asked for by id (`refresh`) before it is taken for gone.
   */
  confirms?: boolean
  /** Sooner than `targetMs` while something moves (tasks under way): ms, or null. */
  sooner?: () => number | null
}

/** One part of a source that answers or fails by itself, and what upstream knows of it. */
export type Service = {
  /** Unique within its source; no address. */
  id: string
  name: string
  kind: ServiceKind
  tally: Tally
  breakers: readonly Breaker[]
  /** Whose token it is told by; null where another service's is used. */
  auth: Pick<Auth, 'standing'> | null
  certificate: () => ShownCertificate | null
  /** Signs in and reads next to nothing, now. */
  probe: (asking: Asking) => Promise<Problem | null>
}

/** One configured upstream, ready to collect from. */
export type Source = {
  id: string
  name: string
  kind: SourceKind
  region: string | null
  collectors: Collector[]
  /** What can be done to its servers; null where nothing can. */
  acts: Acts | null
  /** Where it tells no activities of its own: what is made of a watched field that moved. */
  tell?: (moved: Moved) => Told | null
  services: readonly Service[]
  /** The requests that its API client may make; null where nobody counts them. */
  budget: Pick<Budget, 'left'> | null
  /** What it tells of a server while somebody looks; null where it has nothing beyond the mirror. */
  looks: ServerLooks | null
  /** Reads one path as it is, for drill-down; `part` names the BMC of a set. */
  raw: {
    read: (
      part: string | null,
      path: string,
      query: Record<string, string>,
      asking: Asking,
    ) => Promise<Result<UpstreamReply>>
    /** Where it is reached: never shown. */
    hosts: readonly string[]
  }
  /** What the BMC of that name shows now of one of its servers (by id), for a set of BMCs. */
  live?: (part: string, serverId: string) => Promise<Result<Live>>
  close: () => Promise<void>
}
