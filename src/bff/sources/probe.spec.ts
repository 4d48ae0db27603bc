import { expect, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import { aService, aSource } from '../testing/a-source'
import { driveSurroundings } from '../testing/driven-surroundings'
import { probeSource, wordsOf } from './probe'

const refused: Problem = {
  kind: 'bad-credentials',
  title: 'Paris refused our credentials',
  detail: 'Invalid credentials',
}
const silence = () => new Promise<null>(() => {})
const probing = () => driveSurroundings(() => Promise.reject(new Error('No request is expected.')))

test('each service is asked, and tells by itself', async () => {
  const { surroundings } = probing()
  const source = aSource({
    services: [aService({ id: 'a' }), aService({ id: 'b', probe: async () => refused })],
  })
  expect(await probeSource(source, surroundings)).toMatchObject([
    { service: { id: 'a' }, asked: true, problem: null },
    { service: { id: 'b' }, asked: true, problem: refused },
  ])
})

test('where the sign-in fails, nobody else is asked', async () => {
  const { surroundings } = probing()
  const asked: string[] = []
  const source = aSource({
    services: [
      aService({ id: 'sign-in', kind: 'sign-in', probe: async () => refused }),
      aService({ probe: async () => (asked.push('api'), null) }),
    ],
  })
  const findings = await probeSource(source, surroundings)
  expect(findings.map((finding) => finding.asked)).toEqual([true, false])
  expect(asked).toEqual([])
})

test('what does not answer is given up after a quarter of a minute, the others are told all the same', async () => {
  const { surroundings, advance } = probing()
  const source = aSource({
    name: 'Paris',
    services: [aService({ id: 'a', probe: silence }), aService({ id: 'b' })],
  })
  const probed = probeSource(source, surroundings)
  await advance(15_000)
  expect(await probed).toMatchObject([
    { ms: 15_000, problem: { kind: 'timeout', detail: 'No answer within 15 s.' } },
    { problem: null },
  ])
})

test('of hundreds a few are asked at a time, each with all of its time; who has no turn is not blamed', async () => {
  const { surroundings, advance } = probing()
  let waiting = 0
  const probe = () => {
    waiting += 1
    return silence()
  }
  const services = Array.from({ length: 80 }, (_, at) => aService({ id: `bmc-${at}`, probe }))
  const probed = probeSource(aSource({ name: 'BMCs', services }), surroundings)
  await advance(14_999)
  expect(waiting).toBe(16)
  for (let turn = 0; turn < 3; turn += 1) await advance(15_000)
  const findings = await probed
  expect(waiting).toBe(48)
  expect(findings.filter(({ asked }) => asked)).toHaveLength(48)
  expect(findings.at(-1)).toMatchObject({
    asked: false,
    problem: { title: 'BMCs was not asked in time', detail: 'Others took all of 40 s.' },
  })
})

test('a breaker that is open does not answer in place of the service', async () => {
  const { surroundings } = probing()
  const service = aService({ probe: async () => service.breakers[0]?.standing() ?? null })
  for (let failures = 0; failures < 9; failures += 1)
    service.breakers[0]?.record({ ...refused, kind: 'timeout' })
  const [finding] = await probeSource(aSource({ services: [service] }), surroundings)
  expect(finding?.problem).toBeNull()
})

test('the request of the person goes along, for the log', async () => {
  const { surroundings } = probing()
  const ids: (string | undefined)[] = []
  const probe = async ({ requestId }: { requestId?: string }) => (ids.push(requestId), null)
  await probeSource(aSource({ services: [aService({ probe })] }), surroundings, 'request-1')
  expect(ids).toEqual(['request-1'])
})

test('on a terminal: one line that all is well, or one for each that fails', async () => {
  const { surroundings } = probing()
  const well = await probeSource(aSource({ services: [aService()] }), surroundings)
  expect(wordsOf('Paris', well)).toEqual(['Paris: answers'])
  const services = [aService(), aService({ name: 'Controller 2', probe: async () => refused })]
  expect(wordsOf('Paris', await probeSource(aSource({ services }), surroundings))).toEqual([
    'Paris: Paris refused our credentials. Controller 2: Invalid credentials',
  ])
})
