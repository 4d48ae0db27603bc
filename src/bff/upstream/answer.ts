import type { Result } from '../../contract/problem'
import { problemOfFailure, upstreamProblem } from './problems'
import type { UpstreamReply } from './upstream'

const tooLarge = (source: string, maxBytes: number) =>
  upstreamProblem(
    source,
    'bad-answer',
    `The answer is larger than ${Math.round(maxBytes / 2 ** 20)} MiB; it was not read.`,
  )

/** Gives up a body without waiting for the source to take note. */
export const discard = (body: ReadableStream<Uint8Array> | null): void => {
  body?.cancel().catch(() => undefined)
}

/** The body as text; a body past the cap is not read to its end. */
const readText = async (
  source: string,
  response: Response,
  maxBytes: number,
): Promise<Result<string>> => {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    discard(response.body)
    return { ok: false, problem: tooLarge(source, maxBytes) }
  }
  const reader = response.body?.getReader()
  if (!reader) return { ok: true, value: '' }
  const chunks: Uint8Array[] = []
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > maxBytes) {
      reader.cancel().catch(() => undefined)
      return { ok: false, problem: tooLarge(source, maxBytes) }
    }
    chunks.push(value)
  }
  return { ok: true, value: Buffer.concat(chunks).toString('utf8') }
}

const parse = (text: string): { json: unknown } | null => {
  try {
    return { json: text.trim() === '' ? null : JSON.parse(text) }
  } catch {
    return null
  }
}

/**
 * Reads an answer of any status. Text that is no JSON (a gateway's page) is the body of an error
 * status and a `bad-answer` on a good one; so is a body that breaks off.
 */
export const readAnswer = async (
  source: string,
  response: Response,
  maxBytes: number,
): Promise<Result<UpstreamReply>> => {
  const { status, headers } = response
  let text: Result<string>
  try {
    text = await readText(source, response, maxBytes)
  } catch (error) {
    const broken = problemOfFailure(source, error)
    const detail = 'The answer broke off before its end.'
    return { ok: false, problem: broken.kind === 'tls' ? broken : { ...broken, detail } }
  }
  if (!text.ok) return text
  const parsed = parse(text.value)
  if (parsed) return { ok: true, value: { status, headers, body: parsed.json } }
  if (status >= 400) return { ok: true, value: { status, headers, body: text.value } }
  return {
    ok: false,
    problem: upstreamProblem(source, 'bad-answer', 'The answer is not JSON.', { status }),
  }
}
