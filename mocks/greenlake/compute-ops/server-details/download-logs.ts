import type { Estate } from '../../../estate/estate'
import type { LogName } from '../../../estate/event-log/log-entry'
import type { Machine } from '../../../estate/types'
import { zip } from '../../../zip'
import { notFound, refusal } from '../../refusal'
import type { Call, Route } from '../../route'
import { shelf } from '../../shelf'
import { microTime } from '../../times'
import { inventoryWire } from './inventory'
import { serverOf, serverPaths } from './server'

const minute = 60_000
/** How long a collected log is kept, and how long its address works (schemas: downloadLogsResponse). */
const keptMs = 7 * 24 * 60 * minute
const addressMs = 10 * minute
/** Addresses that one server gets within a minute; one more is 429 [guess]. */
const mostPerMinute = 5

const json = (content: unknown) => Buffer.from(`${JSON.stringify(content, null, 2)}\n`)

/** The two logs of a server as they stood when they were collected, and what it is built of. */
const archiveOf = ({ logs }: Estate, machine: Machine, collectedAt: number): Buffer => {
  const log = (name: LogName) => ({
    name: `${machine.serial}-${name}.json`,
    content: json(logs.read(machine, name).filter(({ at }) => at === null || at <= collectedAt)),
  })
  const inventory = {
    name: `${machine.serial}-inventory.json`,
    content: json(inventoryWire(machine)),
  }
  return zip([log('IML'), log('IEL'), inventory], collectedAt)
}

/** Seconds until the server gets another address; null: it gets one, and that is counted. */
const waitFor = ({ scope }: Call, { id }: Machine): number | null => {
  const now = scope.estate.now()
  const given = shelf<number[]>(scope, 'log downloads')
  const recent = (given.get(id) ?? []).filter((at) => at > now - minute)
  const [first = now] = recent
  if (recent.length >= mostPerMinute) return Math.ceil((first + minute - now) / 1_000)
  given.set(id, [...recent, now])
  return null
}

/** An address that gives a server's log without a token, for ten minutes; only once one was collected. */
export const downloadLogRoute: Route = {
  method: 'GET',
  service: 'compute-ops',
  path: `${serverPaths.v1}/:id/download-logs`,
  answer: (call) => {
    const { estate, signed } = call.scope
    const machine = serverOf(call)
    const { logCollectedAt: collectedAt } = machine.com
    const now = estate.now()
    if (collectedAt === null || collectedAt + keptMs < now) return notFound()
    const retryAfterSeconds = waitFor(call, machine)
    if (retryAfterSeconds !== null)
      return refusal(429, 'Too many downloads of this log.', { retryAfterSeconds })
    const expiresAt = now + addressMs
    const address = signed.sign(expiresAt, ({ method }) =>
      method === 'GET'
        ? new Response(new Uint8Array(archiveOf(estate, machine, collectedAt)), {
            headers: {
              'content-type': 'application/zip',
              'content-disposition': `attachment; filename="HPE-${machine.serial}-server-log.zip"`,
            },
          })
        : new Response(null, { status: 405, headers: { allow: 'GET' } }),
    )
    return Response.json({
      id: machine.id,
      type: 'compute-ops-mgmt/server/download-logs',
      downloadUrl: new URL(address, call.request.url).href,
      expiresAt: microTime(expiresAt),
    })
  },
}
