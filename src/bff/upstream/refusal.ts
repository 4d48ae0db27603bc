import type { Problem } from '../../contract/problem'
import { askedPause } from './budget'
import { kindOfStatus, upstreamProblem } from './problems'
import { redact } from './redact'
import type { ReadProblem, UpstreamReply, UpstreamRequest } from './upstream'

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** The kind of grant is told by the protocol: `password` is no password. */
const formSecrets = (form: Record<string, string>) =>
  Object.entries(form).flatMap(([name, value]) => (name === 'grant_type' ? [] : [value]))

/** What a request carried that must not come back in an error text. */
export const secretsIn = (request: UpstreamRequest, auth: Record<string, string>): string[] => [
  ...Object.values({ ...auth, ...request.headers }).map((value) => value.replace(/^\w+ /, '')),
  ...(request.body && 'form' in request.body ? formSecrets(request.body.form) : []),
  ...(request.body && 'json' in request.body ? stringsIn(request.body.json) : []),
]

/** A source that answers with a page of its own does not tell its problem in its thousandth line. */
const longestWord = 2_000

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** The problem that a refused answer stands for, in the source's words without what is not for others. */
export const problemOfAnswer = (
  {
    source,
    hosts,
    readProblem,
  }: { source: string; hosts: readonly string[]; readProblem?: ReadProblem },
  answer: UpstreamReply,
  secrets: readonly string[],
  now: Date,
): Problem => {
  const { status, headers, body } = answer
  const pause = askedPause(answer, now)
  const said = readProblem?.(status, headers, body) ?? {}
  const problem = upstreamProblem(
    source,
    kindOfStatus(status),
    `It answered with status ${status}.`,
    { status, ...(pause === null ? {} : { retryAfterMs: pause }), ...said },
  )
  const clean = (text: string) => redact(text, { secrets, hosts, longest: longestWord })
  const { upstreamCode, supportId } = problem
  return {
    ...problem,
    detail: sentence(clean(problem.detail)),
    ...(upstreamCode === undefined ? {} : { upstreamCode: clean(upstreamCode) }),
    ...(supportId === undefined ? {} : { supportId: clean(supportId) }),
  }
}
