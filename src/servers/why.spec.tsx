import { cleanup, render, screen } from '@testing-library/react'
import * as v from 'valibot'
import { afterEach, expect, test } from 'vitest'
import type { Alert, ServerDetail } from '../contract/server'
import { serverDetailSchema } from '../contract/server'
import { leadingAlert, Why } from './why'

afterEach(cleanup)

const alert = (over: Partial<Alert>): Alert => ({
  id: 'a',
  at: '2026-11-21T10:31:00.000Z',
  severity: 'warning',
  message: 'Inlet 38 °C, threshold 38 °C',
  description: null,
  resolution: null,
  clearedAt: null,
  ...over,
})

const plain = v.parse(serverDetailSchema, {
  sourceId: 'us-west',
  sourceName: 'COM us-west',
  id: 'P18606-B21+CZJ1',
  name: 'esx-par-114',
  serial: 'CZJ1',
  model: 'ProLiant DL380 Gen11',
  generation: 'Gen11',
  group: null,
  region: 'us-west',
  state: 'ok',
  reason: null,
  since: null,
  power: 'on',
  connection: 'connected',
  firmware: null,
  changedAt: null,
  os: null,
  ilo: { firmware: null, hostName: null, address: null },
  subsystems: [],
  firmwareInventory: [],
  asOf: null,
  alerts: [],
  history: [],
  alsoAt: [],
})
const server = (over: Partial<ServerDetail>): ServerDetail => ({ ...plain, ...over })

test('the worst active alert leads, the newest of equals, a cleared one never', () => {
  const alerts = [
    alert({ id: 'cleared', severity: 'critical', clearedAt: '2026-11-21T10:40:00.000Z' }),
    alert({ id: 'old', severity: 'critical', at: '2026-11-20T10:00:00.000Z' }),
    alert({ id: 'new', severity: 'critical' }),
    alert({ id: 'warning', at: '2026-11-21T10:55:00.000Z' }),
  ]
  expect(leadingAlert({ alerts })?.id).toBe('new')
})

test('what is wrong, since when, and what to do', () => {
  const resolution = 'Check the feed of PDU B.'
  render(
    <Why
      server={server({
        state: 'critical',
        reason: 'Power supply 2 failed',
        since: '2026-11-21T10:31:00.000Z',
        alerts: [alert({ severity: 'critical', description: 'No input power.', resolution })],
      })}
    />,
  )
  expect(screen.getByRole('heading').textContent).toContain('Power supply 2 failed')
  expect(screen.getByText(/No input power/).textContent).toMatch(/^Since .*UTC/)
  expect(screen.getByText('What to do:').parentElement?.textContent).toContain(resolution)
})

test('where the source gives no moment, none is made up', () => {
  render(<Why server={server({ state: 'unknown', reason: 'Not subscribed: no health data' })} />)
  expect(screen.getByText('The source does not say since when.')).toBeTruthy()
})

test('a server that is well says nothing', () => {
  const { container } = render(<Why server={server({})} />)
  expect(container.childElementCount).toBe(0)
})
