import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

type Made = Parameters<NonNullable<Parameters<typeof openPage>[3]>>[0]
type Options = { role?: 'viewer'; sources?: Parameters<typeof openPage>[3] }
type Certificate = NonNullable<ReturnType<ReturnType<Made['aService']>['certificate']>>

const start = Date.parse('2026-11-20T10:00:00.000Z')
const day = 86_400_000
const iso = (at: number) => new Date(at).toISOString()
const silent = {
  kind: 'unreachable',
  title: 'COM us-west cannot be reached',
  detail: 'Nothing listens at its address.',
  supportId: '8f2c4190aa',
} as const
const refused = {
  kind: 'bad-credentials',
  title: 'COM us-west refused our credentials',
  detail: 'invalid_client',
} as const
const untrusted = {
  kind: 'tls',
  title: 'COM us-west shows a certificate that we do not trust',
  detail: 'Its SHA-256 fingerprint is not the configured one.',
} as const

const certificate = (daysLeft: number, more: Partial<Certificate> = {}): Certificate => ({
  subject: 'ILO1',
  issuer: 'Lab authority',
  selfSigned: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: iso(start + daysLeft * day + 3_600_000),
  fingerprint: 'AB'.repeat(32),
  namesAddress: true,
  trustedBy: 'fingerprint',
  shownAt: iso(start),
  ...more,
})

const nothing = async () => {}
const open = (
  path = '/sources',
  options: Options = {},
  fill: Parameters<typeof openPage>[1] = nothing,
) => openPage(path, fill, options.role, options.sources)
const article = (name = 'COM us-west') => screen.findByRole('article', { name })

test('every source: what it is, how it stands, how old each of its collections is', async () => {
  await open('/sources', {}, ({ collections }) =>
    collections.succeeded('us-west', 'servers', { asOf: start - 61_000, complete: true, held: 7 }),
  )
  const card = within(await article())
  expect(card.getByText('GreenLake · us-west · 0 services')).toBeTruthy()
  expect(card.getAllByText('Live')).toHaveLength(2)
  const ages = within(card.getByRole('list', { name: 'Age of what was read' }))
  await waitFor(() =>
    expect(ages.getByRole('listitem').textContent).toBe('Liveservers1 min of 2 min'),
  )
  expect(card.getByRole('link', { name: 'COM us-west' }).getAttribute('href')).toBe(
    '/sources/us-west',
  )
})

test('a source that is silent stands first, with the reason, the id for support and its age', async () => {
  const sources = ({ aSource }: Made) => [
    aSource({ id: 'a', name: 'A source that is well' }),
    aSource(),
  ]
  await open('/sources', { sources }, async ({ collections }) => {
    for (const [id, at] of [
      ['a', start],
      ['us-west', start - 600_000],
    ] as const)
      await collections.succeeded(id, 'servers', { asOf: at, complete: true, held: 7 })
    await collections.failed('us-west', 'servers', silent, start + 30_000)
  })
  await article()
  expect(screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'))).toEqual([
    'COM us-west',
    'A source that is well',
  ])
  const card = within(await article())
  expect(card.getByText(/cannot be reached: Nothing listens at its address/)).toBeTruthy()
  expect(card.getByRole('button', { name: 'Copy support id 8f2c4190aa' })).toBeTruthy()
  expect(card.getByText(/^read/).textContent).toBe('read 10 min ago')
  expect(screen.queryByText('No source answers')).toBeNull()
})

test('where all are silent, the way to them is suspected', async () => {
  const sources = ({ aSource }: Made) => [aSource(), aSource({ id: 'b', name: 'Paris' })]
  await open('/sources', { sources }, async ({ collections }) => {
    for (const id of ['us-west', 'b']) await collections.failed(id, 'servers', silent, start)
  })
  expect(await screen.findByText('No source answers')).toBeTruthy()
})

test.each(['/sources', '/sources/us-west'])(
  'while Sightline itself does not answer nothing is live, and since when is said: %s',
  async (path) => {
    const { poll } = await open(path, {}, ({ collections }) =>
      collections.succeeded('us-west', 'servers', { asOf: start, complete: true, held: 7 }),
    )
    await waitFor(() => expect(screen.getAllByText('Live').length).toBeGreaterThan(0))
    const real = globalThis.fetch
    globalThis.fetch = () => Promise.reject(new TypeError('no way there'))
    await poll()
    await screen.findByText(/^What is shown is as of/)
    expect(screen.queryByText('Live')).toBeNull()
    expect(screen.getAllByText('Stale').length).toBeGreaterThan(0)
    globalThis.fetch = real
    await poll()
    await waitFor(() => expect(screen.queryByText('Stale')).toBeNull())
  },
)

test('without any source, where they are configured is said', async () => {
  await open('/sources', { sources: () => [] })
  expect(await screen.findByText('No source is configured')).toBeTruthy()
})

test('what a source needs: budget, token, certificate, each with how long it lasts', async () => {
  const left = { limit: 100, remaining: 12, resetsAt: iso(start + 48_000) }
  const sources = ({ aSource, aService }: Made) => [
    aSource({
      budget: { left: () => left },
      services: [
        aService({
          auth: {
            standing: () => ({ held: { since: start, until: start + 5_430_000 }, refusal: null }),
          },
          certificate: () => certificate(21),
        }),
      ],
    }),
  ]
  await open('/sources', { sources })
  const card = await article()
  expect(card.textContent).toContain('12 of 100 left, scarce')
  expect(card.textContent).toContain('1 h 30 min left')
  expect(card.textContent).toContain('21 days left')
  expect(card.textContent).toContain('none since the start')
})

test('a certificate that is not trusted comes before all dates', async () => {
  const sources = ({ aSource, aService }: Made) => [
    aSource({
      services: [
        aService({ certificate: () => certificate(2) }),
        aService({ id: 'b', certificate: () => certificate(300, { trustedBy: null }) }),
      ],
    }),
  ]
  await open('/sources', { sources })
  expect(within(await article()).getByText('1 of 2 not trusted')).toBeTruthy()
})

test('a test tells in place what each service said: a wrong password, a foreign certificate', async () => {
  const sources = ({ aSource, aService }: Made) => [
    aSource({
      services: [
        aService({ id: 'a', name: 'Controller 1', probe: async () => refused }),
        aService({ id: 'b', name: 'Controller 2', probe: async () => untrusted }),
        aService({ id: 'c', name: 'Controller 3' }),
      ],
    }),
  ]
  const { user } = await open('/sources', { sources })
  await user.click(await screen.findByRole('button', { name: 'Test COM us-west' }))
  const card = within(await article())
  const verdict = await card.findByText('1 of 3 answers.')
  const readOut = verdict.closest('[aria-live="polite"]')
  expect(readOut?.textContent).toBe('1 of 3 answers.')
  const found = card.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(found.slice(-3)).toEqual([
    'FailsController 1refused our credentials: invalid_client',
    'FailsController 2shows a certificate that we do not trust: Its SHA-256 fingerprint is not the configured one.',
    'AnswersController 3answers, in 0 ms',
  ])
})

test('where the sign-in fails, the services are said not to have been asked', async () => {
  const sources = ({ aSource, aService }: Made) => [
    aSource({
      services: [
        aService({ id: 's', name: 'Sign-in', kind: 'sign-in', probe: async () => refused }),
        aService(),
      ],
    }),
  ]
  const { user } = await open('/sources', { sources })
  await user.click(await screen.findByRole('button', { name: 'Test COM us-west' }))
  expect(await screen.findByText('was not asked, because the sign-in failed')).toBeTruthy()
})

const manyBmcs = ({ aSource, aService }: Made) => [
  aSource({
    kind: 'ilo',
    name: 'iLO ×24',
    services: Array.from({ length: 24 }, (_, at) =>
      aService({
        id: `bmc-${at}`,
        name: `esx-${at}`,
        kind: 'bmc',
        certificate: () => certificate(400 - 17 * at, { subject: `ILO${at}` }),
        probe: async () => (at === 5 ? untrusted : null),
      }),
    ),
  }),
]

test('of many BMCs a test shows those that fail, and the others when asked', async () => {
  const { user } = await open('/sources', { sources: manyBmcs })
  await user.click(await screen.findByRole('button', { name: 'Test iLO ×24' }))
  expect(await screen.findByText('23 of 24 answer.')).toBeTruthy()
  expect(screen.getByText('esx-5')).toBeTruthy()
  expect(screen.queryByText('esx-6')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  expect(screen.getByText('esx-6')).toBeTruthy()
})

test('the certificates of many BMCs are a table, the one that ends first on top', async () => {
  await open('/sources/us-west', { sources: manyBmcs })
  const table = within(await screen.findByRole('region', { name: 'Certificates' }))
  const rows = table.getAllByRole('row').slice(1)
  expect(rows).toHaveLength(24)
  expect(rows[0]?.textContent).toMatch(/^esx-239 days left/)
  expect(rows[0]?.textContent).toContain('its fingerprint')
  expect(rows[0]?.textContent).toContain('ILO23, by Lab authority')
  expect(
    table.getAllByRole('button', {
      name: `Copy SHA-256 fingerprint ${Array(32).fill('AB').join(':')}`,
    }),
  ).toHaveLength(24)
})

test('a viewer sees all of it and is told what a test takes', async () => {
  await open('/sources', { role: 'viewer' })
  expect(await screen.findByText('Testing takes the role operator')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Test/ })).toBeNull()
})

const inTrouble = ({ aSource, aService }: Made) => {
  const failing = aService({ id: 'b', name: 'Data Services' })
  for (let times = 0; times < 5; times += 1) {
    failing.tally.observe({ ms: 40, attempt: 1, problem: silent, requestId: null })
    failing.breakers[0]?.record(silent)
  }
  const well = aService({ id: 'c', name: 'Virtualization' })
  well.tally.observe({ ms: 40, attempt: 1, problem: null, requestId: null })
  const shut = aService({
    id: 'a',
    name: 'Sign-in',
    kind: 'sign-in',
    auth: {
      standing: () => ({ held: null, refusal: { problem: refused, until: start + 90_000 } }),
    },
  })
  return [aSource({ services: [well, failing, shut] })]
}

test('the page of a source: its services, what stands in the way of each and until when', async () => {
  await open('/sources/us-west', { sources: inTrouble })
  const services = within(await screen.findByRole('region', { name: 'Services' }))
  const rows = services.getAllByRole('row').map(({ textContent }) => textContent)
  expect(rows[1]).toMatch(/^Sign-inSign-in refused tried again in 1 min/)
  expect(rows[2]).toMatch(/^Data ServicesLeft alone tried again in \d s55half within 50 ms/)
  expect(rows[3]).toMatch(/Last error, \d s ago: Nothing listens/)
  expect(rows[3]).toContain('5 not reached')
  expect(services.getByRole('button', { name: 'Copy support id 8f2c4190aa' })).toBeTruthy()
  expect(rows[4]).toMatch(/^VirtualizationAnswers \d s ago10/)
})

test('when each collection is read next', async () => {
  const { console } = await open('/sources/us-west', {}, async ({ scheduler, settle }) => {
    scheduler.start()
    await settle()
  })
  const table = within(await screen.findByRole('region', { name: 'Collections' }))
  expect(table.getAllByRole('row')[1]?.textContent).toMatch(/^serversLive\d s of 2 min[12] min/)
  await console.scheduler.stop()
})

test('why a source is silent, when it is tried again, and that nothing is lost', async () => {
  await open('/sources/us-west', {}, async ({ collections }) => {
    await collections.succeeded('us-west', 'servers', {
      asOf: start - 600_000,
      complete: true,
      held: 7,
    })
    await collections.failed('us-west', 'servers', silent, start + 30_000)
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/Tried again in \d+ s\. What it said before stays in view/)
})

test('a source that is not configured says so', async () => {
  await open('/sources/nowhere')
  expect((await screen.findByRole('alert')).textContent).toContain('This source is not there')
})

test('the chip of a source in the strip leads to its page', async () => {
  const { user } = await open('/tasks')
  await user.click(await screen.findByRole('button', { name: /COM us-west/ }))
  await user.click(await screen.findByRole('link', { name: 'Everything about COM us-west' }))
  await waitFor(() => expect(location.pathname).toBe('/sources/us-west'))
  expect(await screen.findByRole('region', { name: 'Services' })).toBeTruthy()
})

const hundreds = ({ aSource, aService }: Made) => [
  aSource({
    kind: 'ilo',
    services: Array.from({ length: 120 }, (_, at) => {
      const made = aService({
        id: `bmc-${at}`,
        name: `esx-${at}`,
        kind: 'bmc',
        certificate: () => certificate(400 - at),
      })
      const problem = at === 77 ? silent : null
      made.tally.observe({ ms: 40, attempt: 1, problem, requestId: null })
      return made
    }),
  }),
]
const bodyRows = (table: HTMLElement) => [...table.querySelectorAll('tbody tr')]

test('of hundreds of BMCs the worst are shown, all when asked, and the link says so', async () => {
  const { user } = await open('/sources/us-west', { sources: hundreds })
  const bmcs = await screen.findByRole('region', { name: 'BMCs' })
  expect(within(bmcs).getByText('1 failed last')).toBeTruthy()
  expect(within(bmcs).getByText('119 answers')).toBeTruthy()
  expect(bodyRows(bmcs)[0]?.textContent).toMatch(/^esx-77Failed last/)
  expect(bodyRows(bmcs)).toHaveLength(26)
  const certificates = screen.getByRole('region', { name: 'Certificates' })
  expect(bodyRows(certificates)).toHaveLength(25)
  expect(within(certificates).getByText('25 of 120, the worst first.')).toBeTruthy()
  await user.click(within(bmcs).getByRole('button', { name: 'Show all 120' }))
  expect(location.search).toBe('?all=1')
  expect(bodyRows(bmcs)).toHaveLength(121)
  expect(bodyRows(certificates)).toHaveLength(120)
})

test('a BMC is found by its name, which stands in the link; its certificate with it', async () => {
  const { user } = await open('/sources/us-west?q=esx-11', { sources: hundreds })
  const bmcs = await screen.findByRole('region', { name: 'BMCs' })
  expect(bodyRows(bmcs)).toHaveLength(11)
  expect(bodyRows(screen.getByRole('region', { name: 'Certificates' }))).toHaveLength(11)
  expect(within(bmcs).getByText('11 of 11 with this name, the worst first.')).toBeTruthy()
  await user.keyboard('/')
  await user.keyboard('esx-119')
  await waitFor(() => expect(location.search).toBe('?q=esx-119'))
  await waitFor(() => expect(bodyRows(bmcs)).toHaveLength(1))
  await user.keyboard('9')
  expect(await within(bmcs).findByText('None of 120 has this in its name.')).toBeTruthy()
})
