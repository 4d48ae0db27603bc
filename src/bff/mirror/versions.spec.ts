import { expect, test } from 'vitest'
import { createVersions } from './versions'

const aClock = () => {
  const clock = { at: Date.parse('2026-11-20T10:00:00.000Z') }
  return { clock, versions: createVersions(() => new Date(clock.at)) }
}

test('a version moves with a change of its kind, and with no other', () => {
  const { versions } = aClock()
  const [task, server] = [versions.version('task'), versions.version('server')]
  versions.moved('task')
  expect(versions.version('task')).not.toBe(task)
  expect(versions.version('server')).toBe(server)
  expect(versions.version('task')).toBe(versions.version('task'))
})

test('two runs differ', () => {
  const { clock, versions } = aClock()
  const later = createVersions(() => new Date(clock.at + 1))
  expect(later.version('vm')).not.toBe(versions.version('vm'))
})

test('many changes in a second show as five versions, and the last change shows after it', () => {
  const { clock, versions } = aClock()
  const seen = new Set<string>()
  for (let change = 0; change < 100; change++) {
    versions.moved('backup')
    seen.add(versions.version('backup'))
  }
  expect(seen.size).toBe(5)
  clock.at += 999
  expect(seen).toContain(versions.version('backup'))
  clock.at += 1
  expect(seen).not.toContain(versions.version('backup'))
})

test('a clock that is set back holds no change back', () => {
  const { clock, versions } = aClock()
  for (let change = 0; change < 10; change++) versions.moved('vm')
  const before = versions.version('vm')
  clock.at -= 3_600_000
  expect(versions.version('vm')).not.toBe(before)
})
