import type { ProblemKind } from '../contract/problem'
import type { Status } from '../contract/shape'
import type { Source, SourceKind } from '../contract/source'
import type { Certificate, Finding, Service } from '../contract/source-detail'
import { latencyBoundsMs } from '../contract/source-detail'
import { countText, plural } from '../util/count'

export const kindWord: Record<SourceKind, string> = {
  greenlake: 'GreenLake workspace',
  omnistack: 'OmniStack federation',
  ilo: 'Set of BMCs',
}

export const kindShort: Record<SourceKind, string> = {
  greenlake: 'GreenLake',
  omnistack: 'OmniStack',
  ilo: 'iLO',
}

/** What the services of a source are called, and what stands over their table. */
const parts: Record<SourceKind, { one: string; title: string }> = {
  greenlake: { one: 'service', title: 'Services' },
  omnistack: { one: 'controller', title: 'Controllers' },
  ilo: { one: 'BMC', title: 'BMCs' },
}
export const partsTitle = (kind: SourceKind): string => parts[kind].title

/** `25 BMCs`. */
export const partsText = ({ kind, upkeep }: Pick<Source, 'kind' | 'upkeep'>): string =>
  plural(upkeep.services, parts[kind].one)

/** Kinds of problems in two or three words, where they are counted. */
const problemWords: Record<ProblemKind, string> = {
  'bad-credentials': 'credentials refused',
  forbidden: 'not allowed',
  'not-found': 'not found',
  refused: 'refused',
  conflict: 'conflicts',
  'rate-limited': 'rate limited',
  timeout: 'no answer in time',
  unreachable: 'not reached',
  tls: 'certificate not trusted',
  'upstream-error': 'failed at the source',
  'bad-answer': 'unreadable answers',
  'signed-out': 'signed out',
  'invalid-input': 'did not fit',
  internal: 'failed here',
}
const words: Readonly<Record<string, string>> = problemWords

/** `3 no answer in time, 1 rate limited`, the most frequent first; null where none failed. */
export const errorsText = (errors: Readonly<Record<string, number>>): string | null => {
  const counted = Object.entries(errors).sort(([, a], [, b]) => b - a)
  if (counted.length === 0) return null
  return counted.map(([kind, count]) => `${countText(count)} ${words[kind] ?? kind}`).join(', ')
}

/** How a service stands, by what happened last. */
export const serviceStatus = (service: Service): Status => {
  if (service.refusal !== null)
    return { rank: 0, word: 'Sign-in refused', shape: 'octagon', tone: 'critical' }
  if (service.breaker !== null)
    return { rank: 1, word: 'Left alone', shape: 'octagon', tone: 'critical' }
  const { answeredAt, lastError } = service
  if (lastError !== null && (answeredAt === null || lastError.at > answeredAt))
    return { rank: 2, word: 'Failed last', shape: 'triangle', tone: 'warning' }
  if (answeredAt === null)
    return { rank: 3, word: 'Not asked yet', shape: 'diamond', tone: 'neutral' }
  return { rank: 4, word: 'Answers', shape: 'dot', tone: 'ok' }
}

/** Those that need a person first. */
export const servicesWorstFirst = (services: readonly Service[]): Service[] =>
  services.toSorted((a, b) => serviceStatus(a).rank - serviceStatus(b).rank)

/** How many services are in each state, the worst first. */
export const countStates = (services: readonly Service[]): [status: Status, count: number][] => {
  const counts = new Map<string, [Status, number]>()
  for (const status of services.map(serviceStatus))
    counts.set(status.word, [status, (counts.get(status.word)?.[1] ?? 0) + 1])
  return [...counts.values()].toSorted(([a], [b]) => a.rank - b.rank)
}

const second = 1_000
const boundText = (ms: number) => (ms < second ? `${ms} ms` : `${ms / second} s`)

/** Within what time this share of the answers came: `within 50 ms`; null where there were none. */
const within = (latency: readonly number[], share: number): string | null => {
  const all = latency.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let seen = 0
  for (const [slot, bound] of latencyBoundsMs.entries()) {
    seen += latency[slot] ?? 0
    if (seen >= all * share) return `within ${boundText(bound)}`
  }
  return `over ${boundText(latencyBoundsMs.at(-1) ?? 0)}`
}

/** `half within 50 ms, 95 % within 250 ms`. */
export const latencyText = (latency: readonly number[]): string | null => {
  const [half, most] = [within(latency, 0.5), within(latency, 0.95)]
  return half === null || most === null ? null : `half ${half}, 95 % ${most}`
}

export const trustWord: Record<NonNullable<Certificate['trustedBy']>, string> = {
  authority: 'an authority',
  fingerprint: 'its fingerprint',
  insecure: 'nothing: checks are off',
}

export const findingStatus: Record<Finding['outcome'], Status> = {
  fails: { rank: 0, word: 'Fails', shape: 'octagon', tone: 'critical' },
  'not-asked': { rank: 1, word: 'Not asked', shape: 'diamond', tone: 'neutral' },
  answers: { rank: 2, word: 'Answers', shape: 'dot', tone: 'ok' },
}

/** A problem's title where the name of the source stands before it anyhow. */
export const withoutName = (title: string, source: string): string =>
  title.startsWith(`${source} `) ? title.slice(source.length + 1) : title

/** Why how many fail: `3 no answer in time, 1 rate limited`. */
export const findingsText = (findings: readonly Finding[]): string => {
  const kinds: Record<string, number> = {}
  for (const { problem } of findings)
    if (problem !== null) kinds[problem.kind] = (kinds[problem.kind] ?? 0) + 1
  return errorsText(kinds) ?? ''
}

/** The outcome of a test in one sentence. */
export const testText = (findings: readonly Finding[]): string => {
  const answering = findings.filter(({ outcome }) => outcome === 'answers').length
  if (findings.length === 0) return 'There was nothing to ask.'
  if (answering === findings.length)
    return findings.length === 1 ? 'It answers.' : `All ${countText(answering)} answer.`
  return `${countText(answering)} of ${countText(findings.length)} ${answering === 1 ? 'answers' : 'answer'}.`
}
