import { expect, test } from 'vitest'
import type { Change } from '../../contract/server'
import { spansOf } from './state-spans'

const at = (clock: string) => `2026-11-20T${clock}:00.000Z`
const change = (
  clock: string,
  from: string | null,
  to: string | null,
  field = 'state',
): Change => ({
  at: at(clock),
  field,
  from,
  to,
})
const now = { value: 'critical', at: at('10:00') }

test('from one change to the next, and from the last until now', () => {
  const changes = [change('09:30', 'warning', 'critical'), change('08:00', 'ok', 'warning')]
  expect(spansOf(changes, 'state', now, at('06:00'))).toEqual([
    { from: at('06:00'), until: at('08:00'), value: 'ok', open: true },
    { from: at('08:00'), until: at('09:30'), value: 'warning', open: false },
    { from: at('09:30'), until: at('10:00'), value: 'critical', open: false },
  ])
})

test('changes of other fields are not its own', () => {
  const changes = [change('09:00', 'on', 'off', 'power')]
  expect(spansOf(changes, 'state', now, at('06:00'))).toEqual([
    { from: at('06:00'), until: at('10:00'), value: 'critical', open: true },
  ])
})

test('what happened before the stretch begins is known where it begins', () => {
  const changes = [change('09:00', 'warning', 'critical'), change('05:00', 'ok', 'warning')]
  expect(spansOf(changes, 'state', now, at('06:00'))).toEqual([
    { from: at('06:00'), until: at('09:00'), value: 'warning', open: false },
    { from: at('09:00'), until: at('10:00'), value: 'critical', open: false },
  ])
})

test('what changes after now, by a clock that is ahead, has not changed yet', () => {
  expect(spansOf([change('10:05', 'ok', 'critical')], 'state', now, at('06:00'))).toEqual([
    { from: at('06:00'), until: at('10:00'), value: 'ok', open: true },
  ])
})

test('a value that the source did not say is a span of its own', () => {
  const spans = spansOf([change('09:00', null, 'critical')], 'state', now, at('06:00'))
  expect(spans.map(({ value }) => value)).toEqual([null, 'critical'])
})
