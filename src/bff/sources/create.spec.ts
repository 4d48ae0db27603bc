import { expect, test } from 'vitest'
import type { SourceConfig } from '../config'
import { driveSurroundings } from '../testing/driven-surroundings'
import { createSource } from './create'

const access = { username: 'reader', password: () => 'secret' }
const configs: SourceConfig[] = [
  {
    kind: 'greenlake',
    id: 'europe',
    name: 'Europe',
    region: 'eu-central',
    baseUrl: 'https://region.acme.example',
    tokenUrl: 'https://tokens.acme.example/token',
    clientId: 'client',
    clientSecret: () => 'secret',
    services: ['compute-ops', 'backup-recovery'],
    tenant: null,
    language: 'en',
  },
  {
    kind: 'omnistack',
    id: 'paris',
    name: 'Paris',
    region: null,
    controllers: ['https://ovc.acme.example'],
    trust: null,
    ...access,
  },
  {
    kind: 'ilo',
    id: 'lab',
    name: 'Lab',
    region: null,
    bmcs: [{ url: 'https://ilo.acme.example', name: null, trust: null }],
    ...access,
  },
]

const { surroundings } = driveSurroundings(() => {
  throw new Error('Nobody is asked.')
}, '2026-11-20T10:00:00.000Z')

test.each(configs)('a source of kind $kind acts, unless it is only to be read', (config) => {
  expect(createSource(config, surroundings).acts).not.toBeNull()
  const readOnly = createSource({ ...config, readOnly: true }, surroundings)
  expect(readOnly.acts).toBeNull()
  expect(readOnly.collectors.length).toBeGreaterThan(0)
})
