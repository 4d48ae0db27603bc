import { beforeEach, expect, test, vi } from 'vitest'
import type { Problem, Result } from '../../contract/problem'
import { createKept } from './kept'

const minute = 60_000
const problem: Problem = { kind: 'timeout', title: 'It did not answer', detail: 'Within 20 s.' }

let clock = 0
beforeEach(() => {
  clock = Date.parse('2026-11-20T10:00:00.000Z')
})
const open = (most = 10) => createKept<number>({ now: () => new Date(clock), most })
const gives = (value: number) => vi.fn(async (): Promise<Result<number>> => ({ ok: true, value }))
const fails = (over: Partial<Problem> = {}) =>
  vi.fn(async (): Promise<Result<number>> => ({ ok: false, problem: { ...problem, ...over } }))

test('all who ask within its time share one reading', async () => {
  const kept = open()
  const read = gives(1)
  await Promise.all([kept('a', minute, read), kept('a', minute, read)])
  clock += minute - 1
  expect(await kept('a', minute, read)).toMatchObject({ value: 1, problem: null })
  expect(read).toHaveBeenCalledTimes(1)
  clock += 1
  await kept('a', minute, read)
  expect(read).toHaveBeenCalledTimes(2)
})

test('each key has its own', async () => {
  const kept = open()
  expect((await kept('a', minute, gives(1))).value).toBe(1)
  expect((await kept('b', minute, gives(2))).value).toBe(2)
})

test('what cannot be read again stays, as old as it is, with the reason', async () => {
  const kept = open()
  const first = await kept('a', minute, gives(1))
  clock += 2 * minute
  expect(await kept('a', minute, fails())).toMatchObject({
    value: 1,
    readAt: first.readAt,
    problem,
  })
  clock += minute
  expect(await kept('a', minute, gives(2))).toMatchObject({
    value: 2,
    readAt: clock,
    problem: null,
  })
})

test('what failed rests a while, longer where the source asks for it, and never for ever', async () => {
  for (const [retryAfterMs, rest] of [
    [undefined, 15_000],
    [40_000, 40_000],
    [3_600_000, 150_000],
  ] as const) {
    const kept = open()
    const read = fails(retryAfterMs === undefined ? {} : { retryAfterMs })
    await kept('a', minute, read)
    clock += rest - 1
    await kept('a', minute, read)
    expect([rest, read.mock.calls.length]).toEqual([rest, 1])
    clock += 1
    await kept('a', minute, read)
    expect([rest, read.mock.calls.length]).toEqual([rest, 2])
  }
})

test('what is known to have changed is read anew at once, and stays where it cannot be', async () => {
  const kept = open()
  await kept('a', minute, gives(1), 'then')
  expect(await kept('a', minute, fails(), 'now')).toMatchObject({ value: 1, problem })
  const again = gives(2)
  await kept('a', minute, again, 'now')
  expect(again).not.toHaveBeenCalled()
  expect(await kept('a', minute, again, 'later')).toMatchObject({ value: 2, problem: null })
})

test('the reader learns whether somebody waits for a first answer', async () => {
  const kept = open()
  const first: boolean[] = []
  const read = async (isFirst: boolean): Promise<Result<number>> => {
    first.push(isFirst)
    return first.length === 1 ? { ok: false, problem } : { ok: true, value: 1 }
  }
  for (let turn = 0; turn < 3; turn += 1) {
    await kept('a', minute, read)
    clock += minute
  }
  expect(first).toEqual([true, true, false])
})

test('the least recently asked for goes first', async () => {
  const kept = open(2)
  const reads = { a: gives(1), b: gives(2), c: gives(3) }
  for (const key of ['a', 'b', 'a', 'c'] as const) await kept(key, minute, reads[key])
  await kept('a', minute, reads.a)
  await kept('b', minute, reads.b)
  expect(reads.a).toHaveBeenCalledTimes(1)
  expect(reads.b).toHaveBeenCalledTimes(2)
})
