import type { Problem, ProblemKind, Result } from '../../../contract/problem'
import type { MirroredServer } from '../../mirror/entities'
import { createGate } from '../../upstream/gate'
import { notAsDocumented, upstreamProblem } from '../../upstream/problems'
import type { Collector, Pass } from '../source'
import type { IloClient } from './client'
import { asDisconnected, type IloOrigin, mapServer } from './map'
import type { Behind } from './systems'

/** One BMC of a source. */
export type Bmc = { client: IloClient; origin: IloOrigin }
/** Hears at which address of which BMC a server was read. */
type Learn = (bmc: Bmc, server: Behind) => void
/** What it last showed, and since when it is lost, ISO. */
type Memory = { servers: MirroredServer[]; lostAt: string | null }

const bmcsAtOnce = 8
const unreachable: ReadonlySet<ProblemKind> = new Set(['unreachable', 'timeout', 'tls'])

/** Every system of one BMC, one request after the other: a BMC is a small computer. */
const readBmc = async (
  { client, origin }: Bmc,
  signal: AbortSignal,
): Promise<Result<{ servers: MirroredServer[]; uris: string[] }>> => {
  const root = await client.root(signal)
  if (!root.ok) return root
  const members = await client.systems(root.value.systems, signal)
  if (!members.ok) return members
  const servers: MirroredServer[] = []
  for (const uri of members.value) {
    const system = await client.system(uri, signal)
    if (!system.ok) return system
    servers.push(mapServer(root.value, system.value, origin))
  }
  return { ok: true, value: { servers, uris: members.value } }
}

/** A server that does not tell its UUID this once is still the one that its serial number tells. */
const recognised = (server: MirroredServer, known: readonly MirroredServer[]): MirroredServer => {
  if (server.row.uuid !== null || server.row.serial === null) return server
  const same = known.find(({ row }) => row.serial === server.row.serial)
  return same ? { ...server, row: { ...server.row, id: same.row.id } } : server
}

/** A pass that ended in the middle tells nothing of a BMC, least of all that it is lost. */
const ended = ({ client }: Bmc) =>
  upstreamProblem(client.source, 'unreachable', 'The reading was ended.')

const noSystem = ({ client }: Bmc) => notAsDocumented(client.source, 'a system').problem

/** What came of one BMC; `lost`: its known servers, now disconnected. */
type Visit = { servers: MirroredServer[]; lost: MirroredServer[]; problem: Problem | null }

/**
 * Servers over all BMCs of a source. One that cannot be reached costs only its own servers, which are
 * then disconnected; where none answers the pass fails and all stays as it was. A pass is short of the
 * BMCs that have shown nothing yet.
 */
export const serversCollector = (bmcs: readonly Bmc[], learn: Learn = () => {}): Collector => {
  const memories = new Map<Bmc, Memory>()

  const visit = async (bmc: Bmc, pass: Pass): Promise<Visit> => {
    const read = await readBmc(bmc, pass.signal)
    if (pass.signal.aborted) return { servers: [], lost: [], problem: ended(bmc) }
    const memory = memories.get(bmc)
    // A BMC that knows no system any more has not found it yet: its server is not gone.
    if (read.ok && (read.value.servers.length > 0 || !memory?.servers.length)) {
      const known = memory?.servers ?? []
      const servers = read.value.servers.map((server) => recognised(server, known))
      servers.forEach(({ row }, at) =>
        learn(bmc, { id: row.id, name: row.name, uri: read.value.uris[at] ?? '' }),
      )
      memories.set(bmc, { servers, lostAt: null })
      await pass.write('server', servers)
      return { servers, lost: [], problem: null }
    }
    const problem = read.ok ? noSystem(bmc) : read.problem
    if (!memory || !unreachable.has(problem.kind)) return { servers: [], lost: [], problem }
    memory.lostAt ??= pass.now().toISOString()
    const { servers, lostAt } = memory
    const lost = servers.map((server) => asDisconnected(server, problem.detail, lostAt))
    return { servers: [], lost, problem }
  }

  return {
    collection: 'servers',
    entity: 'server',
    targetMs: 30_000,
    priority: 1,
    collect: async (pass) => {
      const gate = createGate(bmcsAtOnce)
      const visits = await Promise.all(bmcs.map((bmc) => gate(() => visit(bmc, pass))))
      const problems = visits.flatMap(({ problem }) => problem ?? [])
      const [first] = problems
      if (first && problems.length === bmcs.length) return { ok: false, problem: first }
      if (first && pass.signal.aborted) return { ok: false, problem: first }
      const lost = visits.flatMap((one) => one.lost)
      await pass.write('server', lost)
      const shown = [...visits.flatMap(({ servers }) => servers), ...lost]
      const silent = visits.filter((one) => one.problem !== null && one.lost.length === 0)
      const ids = new Set(shown.map(({ row }) => row.id))
      return { ok: true, value: { total: ids.size + silent.length } }
    },
  }
}
