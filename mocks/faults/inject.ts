import { skewed } from './clock-skew'
import { drifted } from './drift'
import type { Fault } from './fault'
import type { FaultBook } from './fault-book'
import type { Voice } from './voice'

export type Answering = (request: Request) => Promise<Response>

/** A source as faults strike it. `wait` is passed in: tests drive it. */
type Faulty = {
  book: FaultBook
  source: string
  voice: Voice
  wait: (ms: number) => Promise<void>
}

type Of<K extends Fault['kind']> = Extract<Fault, { kind: K }>
const find = <K extends Fault['kind']>(faults: Fault[], kind: K): Of<K> | undefined =>
  faults.find((fault): fault is Of<K> => fault.kind === kind)

const isJson = (response: Response) =>
  response.headers.get('content-type')?.includes('json') === true

/** The answer with another text as its body. */
const withText = (response: Response, text: string) => {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(text, { status: response.status, headers })
}

/** A client that knows the skewed clock asks by its times; the source means its own. */
const askedAtSourceTime = (request: Request, ms: number) => {
  if (request.method !== 'GET') return request
  const url = new URL(request.url)
  for (const [name, value] of new URLSearchParams(url.search))
    url.searchParams.set(name, skewed(value, -ms))
  return new Request(url, request)
}

const tellSkewed = async (response: Response, ms: number, now: number) => {
  const told = isJson(response) ? withText(response, skewed(await response.text(), ms)) : response
  told.headers.set('date', new Date(now + ms).toUTCString())
  return told
}

const chunksOf = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  )

const streamed = (response: Response, length: number, body: ReadableStream<Uint8Array>) => {
  const headers = new Headers(response.headers)
  headers.delete('transfer-encoding')
  headers.set('content-length', String(length))
  return new Response(body, { status: response.status, headers })
}

const dripping = async (response: Response, bytesPerSecond: number, wait: Faulty['wait']) => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const chunks = chunksOf(bytes, Math.max(1, Math.ceil(bytesPerSecond / 10)))
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const chunk = chunks.shift()
      if (chunk === undefined) return controller.close()
      controller.enqueue(chunk)
      await wait((chunk.length / bytesPerSecond) * 1000)
    },
  })
  return streamed(response, bytes.length, body)
}

const truncated = async (response: Response) => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) return controller.error(new Error('truncated on purpose'))
      sent = true
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)))
    },
  })
  return streamed(response, bytes.length, body)
}

const page = '<!doctype html><html><title>Sign in to the network</title><body>…</body></html>'

/** What stands in for the answer, where a fault leaves nothing of it. */
const instead = (faults: Fault[], voice: Voice): Response | null => {
  const throttled = find(faults, 'throttled')
  if (throttled) return voice.throttled(throttled.hint, throttled.seconds)
  const failure = find(faults, 'status')
  if (failure) return voice.failure(failure.status)
  if (find(faults, 'reset')) return Response.error()
  if (find(faults, 'no-json'))
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  return null
}

/** The answers of a source, struck by the faults in its book. `Response.error()` is a reset connection. */
export const withFaults =
  (answer: Answering, { book, source, voice, wait }: Faulty, now: () => number): Answering =>
  async (request) => {
    const faults = book.strike(source, request.method, new URL(request.url).pathname)
    if (faults.length === 0) return answer(request)
    const latency = find(faults, 'latency')
    if (latency) await wait(latency.ms)
    const replaced = instead(faults, voice)
    if (replaced) return replaced
    const skew = find(faults, 'clock-skew')
    let response = await answer(skew ? askedAtSourceTime(request, skew.ms) : request)
    for (const fault of faults)
      if (fault.kind === 'drift' && isJson(response)) {
        const body: unknown = await response.json()
        response = withText(response, JSON.stringify(drifted(body, fault.at, fault.change)))
      }
    if (skew) response = await tellSkewed(response, skew.ms, now())
    const drip = find(faults, 'drip')
    if (drip) return dripping(response, drip.bytesPerSecond, wait)
    return find(faults, 'truncated') ? truncated(response) : response
  }
