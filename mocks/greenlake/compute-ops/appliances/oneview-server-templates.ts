import type { Appliance } from '../../../estate/appliances'
import { createRandom } from '../../../estate/random'
import { oneviewDialect } from '../../../odata/dialect'
import { readRoutes } from '../../read-routes'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { microTime } from '../../times'
import { oneviewsIn } from './oneview-appliances'

const path = '/compute-ops-mgmt/v1beta1/oneview-server-templates'

type Template = { id: string; ref: string; name: string; appliance: Appliance }

/** Each composer has a template for every kind of host in its frames. */
const templatesIn = (scope: Scope): Template[] =>
  oneviewsIn(scope)
    .filter(({ kind }) => kind === 'SYNERGY')
    .flatMap((appliance) =>
      ['ESXi', 'Linux', 'Bare metal'].map((name) => {
        const { uuid } = createRandom(0, `${appliance.id}/${name}`)
        return { id: uuid(), ref: uuid(), name, appliance }
      }),
    )

/** Small pages: 25 where nobody asks, 50 at most (facts.md 4.2). */
const serverTemplates = resource<Template>({
  service: 'compute-ops',
  path,
  limit: { fallback: 25, min: 0, max: 50 },
  filter: { dialect: oneviewDialect, properties: ['uri', 'applianceId'] },
  sort: true,
  select: null,
  empty: [],
  list: templatesIn,
  find: (scope, id) => templatesIn(scope).find((template) => template.id === id),
  toWire: ({ id, ref, name, appliance }) => {
    const uri = `/rest/server-profile-templates/${ref}`
    return {
      id,
      type: 'compute-ops-mgmt/oneview-server-template',
      uri,
      name: `${name} host`,
      description: `Server profile template for ${name} hosts`,
      applianceId: appliance.id,
      applianceName: appliance.hostName,
      state: 'Normal',
      status: 'OK',
      subscription: null,
      attributes: {
        uri,
        name: `${name} host`,
        type: 'ServerProfileTemplateV8',
        serverHardwareTypeUri: `/rest/server-hardware-types/${createRandom(0, ref).uuid()}`,
        boot: { manageBoot: true, order: ['HardDisk'] },
      },
      createdAt: microTime(appliance.createdAt),
      updatedAt: microTime(appliance.changedAt),
    }
  },
})

export const oneviewServerTemplateRoutes: Route[] = readRoutes(serverTemplates)
