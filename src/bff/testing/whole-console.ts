import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OidcConfig } from '../auth/oidc/config'
import { aCollector, aSource } from './a-source'
import { openConsole } from './console'
import { driveSurroundings } from './driven-surroundings'
import { aBackup, aServer, aTask, aVm, anActivity } from './entities'

const issuer = 'https://id.test'
/** What an identity provider says of itself. */
const described = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
}

const oidc: OidcConfig = {
  issuer,
  clientId: 'sightline',
  clientSecret: () => 'secret-of-the-client',
  clientAuth: 'basic',
  name: 'Company ID',
  scopes: ['openid'],
  nameClaim: 'name',
  groupsClaim: 'groups',
  roles: { ops: 'operator' },
  recheckMinutes: 10,
  trust: null,
}

/** A built application of one page, so that pages are rendered too. */
const aWebRoot = () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'index.html'), '<html><head></head><body></body></html>')
  return folder
}

/** A console that has every route there is, and one of everything to use them on. */
export const openWholeConsole = async () => {
  const driven = driveSurroundings(async () => Response.json(described))
  const source = aSource({
    collectors: [aCollector(), aCollector({ collection: 'vms', entity: 'vm' })],
    raw: {
      read: async () => ({
        ok: true,
        value: {
          status: 200,
          headers: new Headers(),
          body: { id: 's1', password: 'secret-of-s1' },
        },
      }),
      hosts: ['source.test'],
    },
  })
  const console = await openConsole({
    driven,
    sources: [source],
    webRoot: aWebRoot(),
    config: { oidc, publicUrl: 'https://localhost', metrics: { token: () => 'secret-of-metrics' } },
  })
  await console.hold('server', [aServer()])
  await console.hold('activity', [anActivity()])
  await console.hold('vm', [aVm()])
  await console.hold('backup', [aBackup()])
  await console.hold('task', [aTask()])
  return console
}
