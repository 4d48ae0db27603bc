import type { Problem, ProblemKind } from '../../../contract/problem'
import { upstreamProblem } from '../../upstream/problems'

const providerKinds = [
  'bad-credentials',
  'timeout',
  'unreachable',
  'tls',
  'upstream-error',
  'bad-answer',
] as const
const ownFailures = ['expired', 'declined', 'no-role', 'refused'] as const

/** How a sign-in at the provider may end without a session: all that a browser ever learns of it. */
export const failures = [...ownFailures, ...providerKinds] as const
export type Failure = (typeof failures)[number]

/** The failure that a problem of the provider stands for. */
export const failureOf = (kind: ProblemKind): Failure =>
  kind === 'forbidden' ? 'declined' : (failures.find((one) => one === kind) ?? 'upstream-error')

const words: Record<(typeof ownFailures)[number], (name: string) => Problem> = {
  expired: () => ({
    kind: 'refused',
    title: 'This sign-in is no longer good',
    detail: 'Each is good once, for ten minutes, in the browser that began it. Sign in again.',
  }),
  declined: (name) => ({
    kind: 'forbidden',
    title: `${name} did not let you in`,
    detail: 'The sign-in there was given up, or is not allowed for you.',
  }),
  'no-role': (name) => ({
    kind: 'forbidden',
    title: `${name} knows you, but you have no role here`,
    detail: 'None of your groups is given one. Ask who runs Sightline.',
  }),
  refused: (name) => ({
    kind: 'refused',
    title: `${name} did not confirm the sign-in`,
    detail: 'Sign in again.',
  }),
}

const isOwn = (failure: Failure): failure is (typeof ownFailures)[number] =>
  ownFailures.some((one) => one === failure)

/** A failure in words; `name` is what people call the provider. */
export const problemOfSignIn = (name: string, failure: Failure): Problem =>
  isOwn(failure)
    ? words[failure](name)
    : upstreamProblem(name, failure, 'Local accounts can sign in meanwhile.')
