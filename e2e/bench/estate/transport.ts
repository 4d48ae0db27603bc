import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { median } from '../stats'
import { cpuOf } from './timing'

/** Medians of CPU of this process, server and client together, ms. `above`: of what each run took more. */
export type Transport = { served: number; floor: number; above: number }

const figuresOf = (runs: readonly { served: number; floor: number }[]): Transport => ({
  served: median(runs.map(({ served }) => served)),
  floor: median(runs.map(({ floor }) => floor)),
  above: median(runs.map(({ served, floor }) => served - floor)),
})

/**
 * What `ask` costs when it is asked over HTTP, and beside it the floor: a bare node server that only sends
 * the same bytes to the same client. Run by run one after the other; null where it is refused.
 */
export const transportOf = async (
  ask: () => Promise<Response>,
  runs: number,
  before: () => void,
): Promise<Transport | null> => {
  let body = Buffer.alloc(0)
  const server = createServer((request, response) => {
    const send = (status: number) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': body.length,
      })
      response.end(body)
    }
    if (request.url === '/bare') return send(200)
    void ask().then(async (answer) => {
      body = Buffer.from(await answer.arrayBuffer())
      send(answer.status)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  /** Whether it was answered, and the whole answer is there. */
  const read = async (path: string): Promise<boolean> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    await answer.arrayBuffer()
    return answer.ok
  }
  const taken = []
  for (let run = 0; run <= runs; run += 1) {
    before()
    let ok = true
    const served = await cpuOf(async () => {
      ok = await read('/estate')
    })
    if (!ok) break
    const floor = await cpuOf(() => read('/bare'))
    if (run > 0) taken.push({ served, floor })
  }
  server.closeAllConnections()
  server.close()
  return taken.length > 0 ? figuresOf(taken) : null
}
