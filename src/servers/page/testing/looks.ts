import type { Problem } from '../../../contract/problem'
import type { LookPart, Looks } from '../../../contract/server-look'

/** What a source tells of one server, part by part: whole, with something to say everywhere. */
export const everyLook: Looks = {
  hardware: {
    collectedAt: '2026-11-20T08:00:00.000Z',
    sections: [
      {
        name: 'Power supplies',
        at: '2026-11-20T08:00:00.000Z',
        fault: null,
        pieces: [
          {
            name: 'Power Supply 2',
            place: 'Bay 2',
            state: 'critical',
            word: 'Critical',
            facts: ['800 W', '0 W out'],
            serial: 'D68BFF',
            part: null,
          },
          {
            name: 'Power Supply 3',
            place: 'Bay 3',
            state: 'absent',
            word: 'Absent',
            facts: [],
            serial: null,
            part: null,
          },
        ],
      },
      { name: 'Memory', at: null, fault: 'Failed', pieces: [] },
    ],
  },
  firmware: {
    baseline: {
      id: 'b1',
      name: 'SPP 2025.09',
      version: '2025.09.00.00',
      releasedAt: null,
      kind: 'Base',
      summary: null,
    },
    compliance: {
      state: 'not-compliant',
      score: 91,
      at: '2026-11-20T09:00:00.000Z',
      reason: null,
    },
    deviations: [{ name: 'System ROM', installed: 'v2.10', expected: 'v2.20', file: null }],
    lastUpdate: null,
    autoIloUpdate: true,
  },
  group: {
    id: 'g1',
    name: 'paris-esx',
    description: null,
    servers: 6,
    standing: [{ name: 'Security', word: 'Risk', reason: null }],
    settings: [{ category: 'BIOS', name: 'Max performance', description: null }],
    onAdd: ['its firmware is updated'],
    iloSettings: {
      state: 'not-compliant',
      at: null,
      deviations: [{ name: 'EnforcePasswordComplexity', current: 'False', expected: 'True' }],
    },
  },
  alerts: [
    {
      id: 'a1',
      at: '2026-11-20T09:33:00.000Z',
      severity: 'critical',
      message: 'Power supply 2 failed',
      description: null,
      resolution: 'Check the feed of PDU B.',
      clearedAt: null,
    },
    {
      id: 'a0',
      at: '2026-11-19T09:33:00.000Z',
      severity: 'warning',
      message: 'Inlet 38 °C',
      description: null,
      resolution: null,
      clearedAt: '2026-11-19T10:00:00.000Z',
    },
  ],
  support: {
    warranty: {
      word: 'Active',
      active: true,
      level: 'HPE Tech Care Essential',
      contract: null,
      from: null,
      until: '2028-03-13T10:00:00.000Z',
    },
    location: 'Paris, France',
    subscription: { word: 'Subscribed', tier: 'Enhanced', until: '2026-12-10T10:00:00.000Z' },
    connection: 'Direct',
    tags: [{ name: 'Rack', value: 'esx-6' }],
  },
  energy: {
    from: '2026-11-20T08:00:00.000Z',
    until: '2026-11-20T12:00:00.000Z',
    stepMs: 3_600_000,
    collected: [{ at: '2026-11-20T08:00:00.000Z', kwh: 1.2, co2eKg: 0.1, cost: 0.3 }],
    projected: [{ at: '2026-11-20T10:00:00.000Z', kwh: 1.1, co2eKg: 0.1, cost: 0.3 }],
    sums: {
      collected: { kwh: 1.2, co2eKg: 0.1, cost: 0.3 },
      projected: { kwh: 1.1, co2eKg: 0.1, cost: 0.3 },
    },
  },
  utilization: {
    from: '2026-11-19T10:00:00.000Z',
    until: '2026-11-20T10:00:00.000Z',
    stepMs: 3_600_000,
    average: 43,
    points: [{ at: '2026-11-20T08:00:00.000Z', value: 56 }],
  },
}

export const lateProblem: Problem = {
  kind: 'timeout',
  title: 'COM us-west did not answer in time',
  detail: 'No answer within 20 s.',
}

/** A source's looks: `told` in the place of what is told else; a part in `failing` fails. */
export const looksOf = (told: Partial<Looks> = {}, failing: ReadonlySet<LookPart> = new Set()) => {
  const part =
    <P extends LookPart>(name: P) =>
    async () =>
      failing.has(name)
        ? ({ ok: false, problem: lateProblem } as const)
        : ({ ok: true, value: { ...everyLook, ...told }[name] } as const)
  return {
    hardware: part('hardware'),
    firmware: part('firmware'),
    group: part('group'),
    alerts: part('alerts'),
    support: part('support'),
    energy: part('energy'),
    utilization: part('utilization'),
  }
}
